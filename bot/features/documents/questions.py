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


class Asking:
    """Answers questions about one notice, or about the one in force today."""

    def __init__(self, notice: str | None = None) -> None:
        """Raises UnknownNotice."""
        self._today = today()
        self._policy = None if notice is None else notice_named(notices(), notice)

    def __call__(self, document: Any) -> Any:
        """The answer to a question: a string, or an object with ``question``. Raises ProfileRefused."""
        question = document.get("question") if isinstance(document, dict) else document
        if not isinstance(question, str):
            raise ProfileRefused([FieldError("question", say("documents.no_question"))])
        policy = self._policy or notices().in_force(self._today)
        return answers_of(policy).ask(question, self._today).as_json()
