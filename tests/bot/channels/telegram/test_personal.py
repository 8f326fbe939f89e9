"""What is kept of a person can be seen and erased, and does not stay for ever."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.bot.channels.telegram.bot_in_process import BotInProcess
    from tests.botapi import BotApi

WRITTEN = "身份证 110101199001011234"


async def test_everything_that_is_kept_can_be_had_as_json(api: BotApi, house: BotInProcess) -> None:
    wang = api.person(1, "王工", username="wang_gong")
    async with house.open():
        await wang.say("/start")
        await wang.next_message()
        await wang.say("是")
        await wang.next_message()
        await wang.say("/export")
        file = await wang.next_message()
        assert file.file_name == "我的数据.json"
        assert file.file_id is not None
        kept = json.loads(await api.download(file.file_id))
    assert kept["owner"] == "1"
    assert kept["session"]["answers"] == {"employer_in_beijing": True}
    assert kept["reminders"] == []
    assert "王工" not in json.dumps(kept, ensure_ascii=False)
    assert "wang_gong" not in json.dumps(kept)


async def test_everything_is_erased_when_it_is_confirmed_and_no_trace_is_left(
    api: BotApi, toy_house: BotInProcess
) -> None:
    wang = api.person(1, "王工")
    async with toy_house.open():
        await wang.say(WRITTEN)
        await wang.next_message()
        await wang.next_message()
        await wang.say("/delete")
        question = await wang.next_message()
        assert toy_house.kept(1)["session"] is not None
        press = await wang.press("全部删除")
        await press.answer()
        erased = await wang.next_edit()
    assert erased.id == question.id
    assert "已经全部删除" in erased.text
    assert erased.labels == []
    assert toy_house.kept(1)["session"] is None
    assert not any(WRITTEN.encode() in path.read_bytes() for path in toy_house.data.iterdir())


async def test_nothing_is_erased_when_it_is_declined(api: BotApi, house: BotInProcess) -> None:
    wang = api.person(1, "王工")
    async with house.open():
        await wang.say("/start")
        await wang.next_message()
        before = house.kept(1)["session"]
        await wang.say("/delete")
        await wang.next_message()
        await wang.press("不删除")
        assert "一切照旧" in (await wang.next_edit()).text
        assert house.kept(1)["session"] == before


async def test_a_confirmation_that_was_forgotten_is_asked_for_again(api: BotApi, house: BotInProcess) -> None:
    wang = api.person(1, "王工")
    async with house.open():
        await wang.say("/start")
        await wang.next_message()
        await wang.say("/delete")
        question = await wang.next_message()
        house.calendar.moved = timedelta(days=2)
        await wang.press("全部删除", message=question)
        assert "不能恢复" in (await wang.next_message()).text
        assert house.kept(1)["session"] is not None
        for moment in (0, 10**15, 10**30):
            await wang.press_data(f"{moment}|delete=yes", question.id)
            assert "不能恢复" in (await wang.next_message()).text
        assert house.kept(1)["session"] is not None


async def test_after_the_deletion_one_begins_anew(api: BotApi, house: BotInProcess) -> None:
    wang = api.person(1, "王工")
    async with house.open():
        await wang.say("/start")
        old = await wang.next_message()
        await wang.say("/delete")
        await wang.next_message()
        await wang.press("全部删除")
        await wang.next_edit()
        late = await wang.press("是", message=old)
        assert "/start" in (await late.answer()).text
        await wang.say("/start")
        assert "第 1 步" in (await wang.next_message()).text


async def test_what_nobody_comes_back_for_is_erased_while_the_bot_runs_and_when_it_starts(
    api: BotApi, toy_house: BotInProcess
) -> None:
    wang = api.person(1, "王工")
    async with toy_house.open(retention_days=30):
        await wang.say("你好")
        await wang.next_message()
        await wang.next_message()
    assert toy_house.kept(1)["session"] is not None
    toy_house.calendar.moved = timedelta(days=31)
    async with toy_house.open(retention_days=30):
        await wang.say("/privacy")
        assert "30 天" in (await wang.next_message()).text
        assert toy_house.kept(1)["session"] is None


async def test_of_an_update_only_what_is_read_is_stored(api: BotApi, toy_house: BotInProcess) -> None:
    wang = api.person(1, "王工", username="wang_gong")
    async with toy_house.open():
        await wang.say("坏")
        assert "抱歉" in (await wang.next_message()).text
        await wang.send_contact("13800138000", "某人")
        await wang.next_message()
        kept = toy_house.kept(1)
    (set_aside,) = kept["received"]
    assert set_aside["content"]["message"]["from"] == {"id": 1}
    assert "wang_gong" not in json.dumps(kept)
