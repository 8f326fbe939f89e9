"""What is compared is a table where a server has rich messages, and a list where it has none."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from bot.channels.telegram.render import told
from bot.channels.telegram.tables import blocks, without_tables
from bot.features.messenger import Recipient
from bot.features.request import Shown
from dialogs.reply import Button, Reply
from tests.bot.channels.telegram.bot_in_process import BotInProcess
from tests.bot.channels.telegram.concluding import concluded as by_buttons_and_words
from tests.bot.channels.telegram.officers import asked, concluded
from tests.botapi import Settings, serving

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.botapi import Person

RULE = "| --- | --- | --- |"
THREE = f"| 级别 | 甲 | 乙 |\n{RULE}\n| 工程师 | ✔ 可以 | ✘ 缺**学历** |\n| 高级 | ? |  |"


@pytest.fixture
async def old_hr(tmp_path: Path, house: BotInProcess) -> AsyncIterator[Person]:
    """An officer at a strict server of before rich messages."""
    async with serving(Settings(is_old=True)) as api:
        old = BotInProcess(api, tmp_path, house.conversation, house.notice)
        async with old.open(hr_user_ids=frozenset({1})):
            yield api.person(1, "人事王")
        assert old.kept(1)["to_be_sent"] == []


async def test_cases_side_by_side_are_a_table(hr: Person) -> None:
    for label in ("甲", "乙|丙", "**丁**"):
        await concluded(hr, label)
    shown = await asked(hr, "/case 对比 甲 乙|丙 **丁**")
    (table,) = shown.tables
    assert table[0] == ["级别", "甲", "乙|丙", "**丁**"]
    assert [row[0] for row in table[1:]] == ["助理工程师", "工程师", "高级工程师", "正高级工程师"]
    assert all(cell for row in table for cell in row)
    assert "全部案例" in shown.labels
    assert "对比案例" in shown.text


async def test_a_supposition_is_a_table_of_today_and_after(hr: Person) -> None:
    await by_buttons_and_words(hr)
    await hr.catch_up()
    shown = await asked(hr, "如果我是博士呢")
    (table,) = shown.tables
    assert table[0] == ["级别", "今天", "变了以后"]
    assert {len(row) for row in table} == {3}


async def test_an_old_server_gets_lists_by_level(old_hr: Person) -> None:
    for label in ("甲", "乙"):
        await concluded(old_hr, label)
    shown = await asked(old_hr, "/case 对比 甲 乙")
    assert shown.tables == []
    assert "\n\n工程师\n\n• 甲：" in shown.text
    assert "---" not in shown.text
    assert {entity["type"] for entity in shown.entities} == {"bold"}
    assert "全部案例" in shown.labels


@pytest.mark.parametrize(
    "refusal",
    [
        "RICH_MESSAGE_EMAIL_INVALID",
        "rich message must be non-empty",
        "can't parse cells",
        "not enough rights to send",
    ],
)
async def test_whatever_a_table_is_refused_for_it_comes_as_a_list(
    hr: Person, house: BotInProcess, refusal: str
) -> None:
    for label in ("甲", "乙"):
        await asked(hr, f"/case {label}")
    told = {"ok": False, "error_code": 400, "description": f"Bad Request: {refusal}"}
    await house.api.fail("sendRichMessage", body=json.dumps(told))
    assert "• 甲：" in (await asked(hr, "/case 对比 甲 乙")).text


@pytest.mark.parametrize(
    ("markdown", "lists"),
    [
        ("一 | 二", "一 | 二"),
        ("| 一 | 二 |", "| 一 | 二 |"),
        ("前\n\n| 一 | 二 |\n| --- | :-: |\n| a | b |\n\n后", "前\n\n- a：b\n\n后"),
        (THREE, "\n**工程师**\n\n- 甲：✔ 可以\n- 乙：✘ 缺**学历**\n\n**高级**\n\n- 甲：?"),
        (f"| 一 | 二 | 三 |\n{RULE}\n| a\\|b | c | d |", "\n**a\\|b**\n\n- 二：c\n- 三：d"),
    ],
)
def test_a_table_as_lists(markdown: str, lists: str) -> None:
    assert without_tables(markdown) == lists


@pytest.mark.parametrize("markdown", ["", "一 | 二", "| 一 | 二 |\n| a | b |", "**粗**\n\n- 一\n- 二"])
def test_what_has_no_table_is_no_rich_message(markdown: str) -> None:
    assert blocks(markdown) is None


def test_a_table_as_blocks() -> None:
    before, table, after = blocks(f"**对比**😀 \\*斜\\*\n\n{THREE}\n\n- 完") or []
    assert before == {
        "type": "paragraph",
        "text": [{"type": "bold", "text": "对比"}, "😀 *斜*"],
    }
    assert after == {"type": "paragraph", "text": "• 完"}
    assert isinstance(table, dict)
    cells: Any = table["cells"]
    assert [[cell["text"] for cell in row] for row in cells] == [
        ["级别", "甲", "乙"],
        ["工程师", "✔ 可以", ["✘ 缺", {"type": "bold", "text": "学历"}]],
        ["高级", "?", ""],
    ]
    assert [cell.get("is_header", False) for row in cells for cell in row] == [True] * 3 + [False] * 6


@pytest.mark.parametrize(("columns", "is_rich"), [(2, True), (20, True), (21, False)])
def test_no_table_is_wider_than_telegram_has_them(columns: int, *, is_rich: bool) -> None:
    row = "|" + " a |" * columns
    (message,) = told(Recipient("1", "1"), [Shown(Reply(f"{row}\n|{' --- |' * columns}\n{row}"))])
    assert (json.loads(message.payload)["method"] == "sendRichMessage") == is_rich


def test_a_table_takes_the_place_of_a_message_with_what_was_chosen() -> None:
    reply = Reply(THREE, ((Button("是", "a=b"),),), edits_last=True, chosen="比较")
    (edit,) = told(Recipient("7", "7"), [Shown(reply, 3)], place=12)
    call = json.loads(edit.payload)
    assert call["method"] == "editMessageText"
    assert "text" not in call["arguments"]
    (chosen, table) = call["arguments"]["rich_message"]["blocks"]
    assert chosen == {"type": "paragraph", "text": "✔ 比较"}
    assert table["type"] == "table"
    assert call["plain"]["text"].startswith("✔ 比较\n\n")


def test_a_line_that_is_broken_off_stays_two() -> None:
    found = blocks(f"甲\\\n乙  \n丙\n\n{THREE}")
    assert found is not None
    assert found[0] == {"type": "paragraph", "text": "甲\n乙\n丙"}
