"""What every channel keeps to: the terminal, Telegram, the page, and one of the tests that is as small as can be."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from bot.clock import today
from bot.features.commands import COMMANDS
from bot.features.notice import PolicyNotice
from bot.wording import table
from dialogs.conversation import Conversation
from dialogs.event import Opened, Said
from rules import load_policies
from rules.wording.wording import day_in_words
from tests.bot.channels.contract import talking
from tests.bot.channels.telegram.sent_rosters import roster
from tests.bot.toy import FAILING, Toy
from tests.bot.toy_notice import ToyNotice

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.bot.channels.contract import Talker
    from tests.bot.channels.seen import Seen, SeenButton

CHANNELS = ("terminal", "telegram", "web", "toy")
POLICIES = load_policies()
CONVERSATION = Conversation(POLICIES)

RECORDED = (
    ("是", "数据安全", "硕士", "2018年7月", "没有", "没有", "结论"),
    ("是", "网络与系统安全", "本科", "8年", "没有", "没有", "都符合", "结论"),
    ("不清楚", "返回", "是", "信息内容安全", "博士", "3年", "不清楚", "没有", "改", "结论"),
)
CONCLUDING = RECORDED[0]
WAITING = ("是", "网络与系统安全", "本科", "3个月", "没有", "没有", "都符合", "结论")
"""Of somebody who lacks nothing but time."""
TOLD = "硕士，2018年7月开始做网络安全，发明专利1项，第一发明人"
RECEIPT = re.compile(r"凭证 ([0-9a-f]{12})")


@pytest.fixture(params=CHANNELS)
def channel(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
async def talker(channel: str, tmp_path: Path) -> AsyncIterator[Talker]:
    async with talking(channel, tmp_path, CONVERSATION, PolicyNotice(POLICIES)) as talker:
        yield talker


async def say(talker: Talker, *texts: str) -> list[Seen]:
    """What the last of ``texts`` was answered with."""
    seen = await talker.open()
    for text in texts:
        seen = await talker.say(text)
    return seen


def words(seen: list[Seen]) -> str:
    return "\n\n".join(each.text for each in seen)


def button(seen: list[Seen], label: str) -> SeenButton:
    return next(each for one in seen for each in one.buttons if each.label == label)


def receipt(text: str) -> str:
    found = RECEIPT.search(text)
    assert found is not None, text
    return found[1]


def receipt_without_a_channel(typed: tuple[str, ...]) -> str:
    day = today()
    session, replies = CONVERSATION.turn(None, Opened(), day)
    for text in typed:
        session, replies = CONVERSATION.turn(session, Said(text), day)
    return receipt(replies[-1].text)


@pytest.mark.parametrize("typed", RECORDED)
async def test_a_recorded_conversation_comes_to_the_receipt_that_it_comes_to_without_a_channel(
    talker: Talker, typed: tuple[str, ...]
) -> None:
    first = await talker.open()
    assert "职称" in words(first)
    assert receipt(words(await say(talker, *typed))) == receipt_without_a_channel(typed)


def test_what_the_menu_offers_is_what_there_is() -> None:
    assert {*table("menu.everyone"), *table("menu.officers")} == set(COMMANDS)


async def test_every_command_is_answered_and_leaves_a_reading_that_waits(talker: Talker) -> None:
    await say(talker, *CONCLUDING)
    await talker.say(TOLD)
    read = talker.kept()["session"]["scratch"]["proposal"]["facts"]
    for command in [*(each for each in COMMANDS if each not in {"cancel", "report"}), "help", "report"]:
        answer = words(await talker.say(f"/{command}"))
        assert answer, command
        assert "没能处理好" not in answer, command
        assert talker.kept()["session"]["scratch"]["proposal"]["facts"] == read, command
    assert "没有 /nonsense 这个命令" in words(await talker.say("/nonsense")).replace("\\", "")
    assert "没有 /what-if 这个命令" in words(await talker.say("/what-if")).replace("\\", "")
    await talker.say("/cancel")
    await talker.say("/cancel")
    assert "proposal" not in talker.kept()["session"]["scratch"]


async def test_a_command_for_the_notice_needs_no_conversation(talker: Talker) -> None:
    assert "助理工程师" in words(await talker.say("/levels"))
    assert "附件2" in words(await talker.say("/ask 硕士几年能评中级？"))
    told = words(await talker.say("/direction 车联网"))
    assert "业务安全" in told
    assert "同态加密" not in told
    seen = await talker.say("/direction")
    seen = await talker.press(button(seen, "数据安全"))
    assert "数据库安全" in words(seen)
    assert talker.kept()["session"] is None


async def test_a_press_leads_on_once_and_a_stale_one_nowhere(talker: Talker) -> None:
    first = await talker.open()
    seen = await talker.press(button(first, "是"))
    assert "专业方向" in words(seen)
    answers = talker.kept()["session"]["answers"]
    assert answers == {"employer_in_beijing": True}
    assert "不起作用" in words(await talker.press(button(first, "否")))
    assert talker.kept()["session"]["answers"] == answers


async def test_a_result_and_all_that_is_kept_come_as_documents(talker: Talker) -> None:
    await say(talker, *CONCLUDING)
    seen = await talker.say("/result")
    (document,) = (each for each in seen if each.file)
    assert receipt(document.content.decode()) == receipt(words(seen))
    (document,) = (each for each in await talker.say("/export") if each.file)
    assert json.loads(document.content)["session"]["answers"] == talker.kept()["session"]["answers"]


async def test_everything_is_deleted_when_that_is_confirmed(talker: Talker) -> None:
    await say(talker, "是")
    seen = await talker.say("/delete")
    assert "一切照旧" in words(await talker.press(button(seen, "不删除")))
    assert talker.kept()["session"] is not None
    seen = await talker.say("/delete")
    assert "已经全部删除" in words(await talker.press(button(seen, "全部删除")))
    assert talker.kept()["session"] is None
    assert "职称" in words(await talker.say("/start"))


async def test_cases_are_apart_from_oneself(talker: Talker) -> None:
    own = await talker.open()
    seen = await talker.say("/case 研发部-03")
    assert "已新建案例「研发部-03」" in words(seen).replace("\\", "")
    assert "没有起作用" in words(await talker.press(button(own, "是")))
    await talker.press(button(seen, "是"))
    assert "自己的评估" in words(await talker.say("/mine"))
    kept = talker.kept()
    assert kept["session"]["answers"] == {}
    (case,) = kept["cases"]
    assert case["session"]["answers"] == {"employer_in_beijing": True}
    assert "研发部-03" in words(await talker.say("/case")).replace("\\", "")


@pytest.mark.parametrize("channel", [name for name in CHANNELS if name != "web"])
async def test_who_lacks_time_alone_is_offered_a_reminder(talker: Talker) -> None:
    seen = await say(talker, *WAITING)
    (offer,) = (each for each in seen if [one.label for one in each.buttons] == ["到时提醒我", "不用"])
    assert "助理工程师" in offer.text
    assert "提醒您" in words(await talker.press(offer.button("到时提醒我")))
    (kept,) = talker.kept()["reminders"]
    assert kept["subject"] == "助理工程师"
    for asked in ("/reminders", "提醒我"):
        assert day_in_words(kept["due"]) in words(await talker.say(asked))
    assert not any(
        each.label == "到时提醒我" for one in await talker.say("逐条看理由") for each in one.buttons
    )


@pytest.mark.parametrize("further", [(), ("如果……",), ("/edit",), ("/edit", "3")])
async def test_from_the_conclusion_on_there_is_a_report(talker: Talker, further: tuple[str, ...]) -> None:
    assert "还没有" in words(await talker.say("/report"))
    await say(talker, *CONCLUDING, *further)
    assert "正在做" in words(await talker.say("/report"))
    (report,) = (each for each in await talker.wait_for_work() if each.file)
    assert report.file == "职称评估报告.pdf"
    assert report.content.startswith(b"%PDF-")


async def test_a_roster_comes_back_as_a_picture_and_a_workbook(talker: Talker, tmp_path: Path) -> None:
    file = tmp_path / "名单.xlsx"
    file.write_bytes(roster(3))
    assert "马上开始" in words(await talker.send(file))
    seen = await talker.wait_for_work()
    assert any(each.has_picture for each in seen)
    assert seen[-1].file == "名单-评估.xlsx"
    assert talker.kept()["rosters"] == []


async def test_what_cannot_be_answered_is_apologised_for(channel: str, tmp_path: Path) -> None:
    async with talking(channel, tmp_path, Toy(), ToyNotice()) as talker:
        await talker.open()
        assert "没能处理好" in words(await talker.say(FAILING))
        assert "听到「一」" in words(await talker.say("一"))
