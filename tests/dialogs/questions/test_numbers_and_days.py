"""A number and a day are asked as such, for channels that have a control of their own for each."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from dialogs.conversation import Conversation
from dialogs.event import Opened, Said
from tests.dialogs.person import made_up_policies

if TYPE_CHECKING:
    from dialogs.reply import Reply

DAY = date(2026, 11, 22)


def after(*said: str) -> Reply:
    conversation = Conversation(made_up_policies())
    session, replies = conversation.turn(None, Opened(""), DAY)
    for text in said:
        session, replies = conversation.turn(session, Said(text), DAY)
    return replies[-1]


@pytest.mark.parametrize(
    ("said", "expects", "asked"),
    [
        (("是",), "day", "哪年哪月出生"),
        (("是", "跳过", "大专", "3年", "没有"), "number", "考核合格几次"),
        (("是", "跳过", "大专", "3年", "没有", "3"), "number", "多少学时"),
        (("是", "跳过", "大专"), "time", "多久"),
    ],
)
def test_what_a_question_expects(said: tuple[str, ...], expects: str, asked: str) -> None:
    question = after(*said).question
    assert question is not None
    assert question.expects == expects
    assert asked in question.asked
