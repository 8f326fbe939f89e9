"""A question about the notice as a document: ``zhicheng ask``, and the same for other programs."""

from __future__ import annotations

from typing import Any

from typing_extensions import TypedDict

from bot.clock import today
from bot.wording import say
from dialogs.answers import answers_of
from rules import FieldError, ProfileRefused, load_policies


class QuestionDocument(TypedDict):
    """What may be asked; a string alone is the same."""

    question: str


class Asking:
    """Answers questions about the notice in force today."""

    def __init__(self) -> None:
        self._today = today()
        self._answers = answers_of(load_policies().in_force(self._today))

    def __call__(self, document: Any) -> Any:
        """The answer to a question: a string, or an object with ``question``. Raises ProfileRefused."""
        question = document.get("question") if isinstance(document, dict) else document
        if not isinstance(question, str):
            raise ProfileRefused([FieldError("question", say("documents.no_question"))])
        return self._answers.ask(question, self._today).as_json()
