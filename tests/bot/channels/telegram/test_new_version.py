"""On the day a new version takes force, who consented is told what changes for them: once, also after a kill."""

from __future__ import annotations

import json
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from bot.clock import BEIJING, beijing_now
from bot.features.notice import PolicyNotice
from bot.store import SqliteStore
from bot.turns.long_turns import PROGRAM
from dialogs.conversation import Conversation
from tests.bot.channels.telegram.bot_in_process import BotInProcess
from tests.bot.channels.telegram.bot_process import SHIPPED as SERVE
from tests.bot.channels.telegram.bot_process import running
from tests.botapi import spawned
from tests.made_up_notices import NEXT, next_version, with_next_version

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from rules import Policies
    from tests.botapi import BotApi, Person, SeenMessage

BEFORE = datetime(2026, 11, 22, 12, tzinfo=BEIJING)
THE_DAY = datetime(2027, 1, 1, 12, tzinfo=BEIJING)
TOLD = "按新通告，您"
OUTCOMES = ("标准", "2", "行业标准", "没用过", "都符合", "看结论")
WAITING = ("是", "数据安全", "硕士", "1年", "没有", *OUTCOMES)
"""工程师 by time alone: two years under the old notice, four under the new one."""
UNCHANGED = ("是", "数据安全", "本科", "4年", "没有", *OUTCOMES)


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> Policies:
    return with_next_version(tmp_path_factory.mktemp("notices"))


@pytest.fixture
def house(api: BotApi, tmp_path: Path, versions: Policies) -> BotInProcess:
    house = BotInProcess(api, tmp_path, Conversation(versions), PolicyNotice(versions), program=PROGRAM)
    house.calendar.moved = BEFORE - beijing_now()
    return house


@asynccontextmanager
async def opened_on(house: BotInProcess, day: datetime, **given: Any) -> AsyncIterator[SqliteStore]:
    house.stood_still((day - beijing_now()) / timedelta(days=1))
    async with house.open(**given) as store:
        yield store


async def until_offered(person: Person) -> SeenMessage:
    shown = await person.next_message()
    while "到时提醒我" not in shown.labels:
        shown = await person.next_message()
    return shown


async def consented(person: Person, *texts: str) -> None:
    for text in texts:
        await person.say(text)
    await until_offered(person)
    await person.press("到时提醒我")
    await person.next_edit()


async def told(person: Person) -> list[str]:
    """What they were told by now: whatever was to be said has been when a later question is answered."""
    await person.say("/help")
    while not (await person.next_message()).text.startswith("命令"):
        pass
    return [message.text for message in await person.messages() if TOLD in message.text]


def waiting(house: BotInProcess, person: int) -> list[str]:
    """The notices under which a person's reminders are kept."""
    with SqliteStore(house.settings().database, house.calendar) as store, store.transaction() as transaction:
        return [one.notice for one in transaction.reminders.of("telegram", str(person))]


async def test_who_consented_is_told_once_on_the_day(api: BotApi, house: BotInProcess) -> None:
    wang, li, zhao = api.person(1, "王工"), api.person(2, "李工"), api.person(3, "赵工")
    async with house.open():
        await consented(wang, "/start", *WAITING)
        await consented(zhao, "/start", *WAITING)
        for text in ("/start", *WAITING):
            await li.say(text)
        await until_offered(li)
        await li.press("不用")
        await li.next_edit()
        await zhao.say("/reminders")
        await zhao.press(next(label for label in (await zhao.next_message()).labels if "取消" in label))
        await zhao.next_edit()
    async with opened_on(house, THE_DAY - timedelta(days=2)):
        assert await told(wang) == []
    for day in (THE_DAY, THE_DAY + timedelta(days=1)):
        async with opened_on(house, day):
            (said,) = await told(wang)
            assert "京人社发〔2026〕30号" in said
            assert "申报工程师最早的一天由2027年11月22日变为2029年11月22日" in said
            assert await told(li) == []
            assert await told(zhao) == [], "consent was withdrawn"
    assert waiting(house, 1) == [NEXT]


async def test_nothing_changes_for_whom_the_new_notice_says_the_same(
    api: BotApi, house: BotInProcess
) -> None:
    wang = api.person(1, "王工")
    async with house.open():
        await consented(wang, "/start", *UNCHANGED)
    async with opened_on(house, THE_DAY):
        (said,) = await told(wang)
    assert "您各级的结论没有变化" in said
    assert waiting(house, 1) == [NEXT]


async def test_of_several_cases_each_is_told_under_its_name(api: BotApi, house: BotInProcess) -> None:
    wang = api.person(1, "人事王")
    hr = {"hr_user_ids": "1"}
    async with house.open(**hr):
        await consented(wang, "/case 甲", *WAITING)
        await consented(wang, "/case 乙", *UNCHANGED)
    async with opened_on(house, THE_DAY, **hr):
        first, second = sorted(await told(wang), key=lambda text: "乙" in text.splitlines()[0])
    assert "甲" in first.splitlines()[0]
    assert "最早的一天由" in first
    assert "乙" in second.splitlines()[0]
    assert "没有变化" in second


BENT: dict[str, Any] = {
    "no JSON": "{",
    "another form": "[]",
    "a notice that is none": {"policy": "nowhere-2020"},
    "years that are none": {"answers": {"experience": {"years": "many"}}},
    "endless years": {"answers": {"experience": {"years": 1e308}}},
    "a degree that is none": {"answers": {"education": 5}},
    "titles that are none": {"answers": {"titles": [None, {"level": []}]}},
    "a day that is none": {"day": "2026-02-30"},
    "a state that is none": {"state": "nowhere"},
    "a scratch that is none": {"scratch": {"concluded": [], "goal": {}}},
}


@pytest.mark.parametrize("kind", BENT)
async def test_what_is_kept_bent_of_one_keeps_nothing_from_others(
    kind: str, api: BotApi, house: BotInProcess
) -> None:
    wang, li = api.person(1, "王工"), api.person(2, "李工")
    async with house.open() as store:
        for person in (wang, li):
            await consented(person, "/start", *WAITING)
        bent = BENT[kind]
        with store.transaction() as transaction:
            kept = transaction.session("telegram", "1")
            assert kept is not None
            state = bent if isinstance(bent, str) else json.dumps({**json.loads(kept), **bent})
        with store.bare() as statements:
            statements.rows("UPDATE sessions SET state = ? WHERE owner = '1'", (state,))
    async with opened_on(house, THE_DAY):
        assert len(await told(li)) == 1
        assert len(await told(wang)) <= 1
    assert waiting(house, 2) == [NEXT]


async def test_a_kill_between_telling_and_noting_loses_nothing(tmp_path: Path) -> None:
    """Real processes: told again at most, never not at all, and waiting for the new day once."""
    data, notices = tmp_path / "data", tmp_path / "notices"
    yesterday = (beijing_now() - timedelta(days=1)).date().isoformat()
    next_version(notices, yesterday)
    async with spawned() as api:
        wang = api.person(1, "王工")
        async with running(api, data, SERVE) as bot:
            await consented(wang, "/start", *WAITING)
            bot.end()
            assert await bot.ended() == 0
        for _ in range(3):
            async with running(api, data, SERVE, NOTICES_DIR=str(notices)) as bot:
                while not any(TOLD in one.text for one in await wang.messages()):
                    await wang.next_message()
                bot.kill()
                await bot.ended()
        async with running(api, data, SERVE, NOTICES_DIR=str(notices)) as bot:
            said = await told(wang)
            bot.end()
            assert await bot.ended() == 0
    assert 1 <= len(said) <= 4
    assert set(said) == {said[0]}
    with SqliteStore(data / "zhicheng.sqlite3") as store, store.transaction() as transaction:
        assert [one.notice for one in transaction.reminders.of("telegram", "1")] == [NEXT]
