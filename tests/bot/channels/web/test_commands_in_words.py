"""Nobody at the page is told to type a command: what would be sent elsewhere is pressed or opened here."""

from __future__ import annotations

import re

import pytest

from bot.channels.web.markup import html
from bot.features.commands import COMMANDS
from bot.wording import SENTENCES, table
from tests.bot.channels.web.page_tree import read_page

_ELSEWHERE = ("telegram.", "terminal.", "understood.", "menu.", "inline.", "group.")
"""Words of other channels, what is understood, and the commands of a menu."""
_COMMAND = re.compile(rf"(?<![\w/])/(?:{'|'.join(COMMANDS)})\b")
NAMED = {
    line.key: line.text
    for line in SENTENCES.lines()
    if _COMMAND.search(line.text) and not line.key.startswith(_ELSEWHERE)
}


def test_every_command_is_called_something() -> None:
    assert table("web.command").keys() == COMMANDS.keys()


@pytest.mark.parametrize("key", NAMED)
@pytest.mark.parametrize("has_commands", [True, False])
def test_no_sentence_shows_one(key: str, has_commands: bool) -> None:  # noqa: FBT001 - a parameter
    page = read_page(html(NAMED[key], has_commands=has_commands))
    assert not _COMMAND.search(page.text)
    assert not re.search("(?:发送|输入) ?“?/", page.text)


@pytest.mark.parametrize(
    ("told", "shown", "does"),
    [
        ("要评估您自己，发送 /assess。", "要评估您自己，按 开始评估。", "assess"),
        ("请发送 /result 看最新结论。", "请按 看结论 看最新结论。", "result"),
        ("要打印，请发送 /report。", "要打印，请按 打印（PDF）。", "report"),
        ("改回答，请输入 /edit。", "改回答，请按 核对和修改。", "edit"),
        ("回到自己的评估：/mine", "回到自己的评估：回到自己的评估", "mine"),
        ("找不到的话发送/start。", "找不到的话按 开始。", "start"),
        ("能用的命令在 /help 里。", "能用的命令在 帮助 里。", "/help"),
        ("发送 /case 看全部案例。", "打开 案例 看全部案例。", "/cases"),
        ("新建请发送“/case 名称”。", "新建请打开 案例。", "/cases"),
        ("模板在 /roster 里。", "模板在 花名册 里。", "/roster"),
        ("用 /delete 删除", "用 删除全部 删除", "/data"),
        ("例如：/case 研发部-03", "例如：研发部-03", ""),
        ("例如“/case 改名 甲 乙”", "例如“改名 甲 乙”", ""),
        ("没有 /foo 这个命令", "没有 /foo 这个命令", ""),
        ("和/或 assess，http://a.cn/help", "和/或 assess，http://a.cn/help", ""),
    ],
)
def test_it_is_pressed_or_opened(told: str, shown: str, does: str) -> None:
    page = read_page(html(told))
    assert page.text == shown
    controls = [link.attributes["href"] for link in page.all("a")]
    controls += [button.attributes["value"] for button in page.all("button")]
    assert controls == ([does] if does else [])
