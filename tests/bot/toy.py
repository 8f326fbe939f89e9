"""A conversation small enough to see through: it remembers what it was told, and knows some tricks."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

from dialogs.event import Commanded, Event, Filled, Opened, Pressed, Said
from dialogs.reply import Button, Document, OpenQuestion, Picture, Reply
from dialogs.session import Session, SessionRefused

if TYPE_CHECKING:
    from datetime import date

BUTTONS = (
    (Button("硕士", "education=master"), Button("博士", "education=doctor")),
    (Button("返回", "go=back"),),
)

TOY_PROGRAM = "tests.bot.toy_long_turns"
"""The module that has it in a process of its own."""

ENDLESS = "绕" * 301
"""Said, it is thought about without end."""

FAILING = "坏"
"""Said, it makes every turn fail."""

KILLING = "死"
"""Said, it ends the process in the midst of the turn."""


class Toy:
    """Its session holds all that was said and pressed, in order."""

    def turn(self, session: Session | None, event: Event, today: date) -> tuple[Session, tuple[Reply, ...]]:
        if session is not None and session.state != "listening":
            raise SessionRefused(f"no state {session.state}")
        before = heard(session)
        match event:
            case Opened():
                return _after(session, before), (
                    Reply(f"# 复述\n\n今天是 {today}，已听到 {len(before)} 句。", BUTTONS, numbered=True),
                )
            case Said(text) | Commanded(text):
                return _after(session, [*before, text]), _echo(text, len(before) + 1)
            case Filled(values):
                return _after(session, before), (Reply(f"填了 {len(values)} 项。"),)
            case Pressed(data, revision):
                age = "当前" if session is not None and session.revision == revision else "过期"
                return _after(session, [*before, data]), (Reply(f"按下{age}按钮 {data}。"),)


def heard(session: Session | None) -> list[str]:
    said = [] if session is None else session.answers["heard"]
    assert isinstance(said, list)
    return [str(text) for text in said]


def _after(session: Session | None, said: list[str]) -> Session:
    revision = 1 if session is None else session.revision + 1
    return Session(policy="toy", state="listening", revision=revision, answers={"heard": list(said)})


def _echo(text: str, number: int) -> tuple[Reply, ...]:
    while text == ENDLESS:
        pass
    if text.startswith(FAILING):
        raise RuntimeError("the words of a person: 身份证 110101")
    match text:
        case "死":
            os.kill(os.getpid(), signal.SIGKILL)
        case "文件":
            return (
                Reply("给您。", document=Document("../结果 表.md", "text/markdown", "# 结果\n".encode())),
            )
        case "图":
            return (Reply("给您。", picture=Picture(b"\x89PNG", "一条时间线")),)
    return Reply(f"第 {number} 句有 {len(text)} 个字。"), Reply(
        f"听到「{text}」。", BUTTONS, question=OpenQuestion("还有呢？")
    )
