"""What somebody asks, as a document: ``zhicheng ask``, and the same for other programs."""

from __future__ import annotations

from typing import Any

from typing_extensions import TypedDict

from bot.clock import today
from bot.notices import notice_named, notices
from bot.wording import say
from dialogs.answers import answers_of
from rules import FieldError, ProfileRefused


class QuestionDocument(TypedDict):
    """What may be asked; a string alone is the same."""

    question: str


def answered(document: Any, notice: str | None = None) -> Any:
    """The answer of one notice, or of that in force today, to a question: a string, or an object with ``question``.

    Raises ProfileRefused, and UnknownNotice.
    """
    question = document.get("question") if isinstance(document, dict) else document
    if not isinstance(question, str):
        raise ProfileRefused([FieldError("question", say("documents.no_question"))])
    day = today()
    policy = notices().in_force(day) if notice is None else notice_named(notices(), notice)
    return answers_of(policy).ask(question, day).as_json()
