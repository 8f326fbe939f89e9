"""Asking the notice from the shell."""

from __future__ import annotations

from typing import Any

from bot.clock import today
from dialogs.answers import answers_of
from rules import FieldError, ProfileRefused, load_policies


class Asking:
    """Answers questions about the notice in force today."""

    def __init__(self) -> None:
        self._today = today()
        self._answers = answers_of(load_policies().in_force(self._today))

    def __call__(self, document: Any) -> Any:
        """The answer to a question: a string, or an object with ``question``. Raises ProfileRefused."""
        question = document.get("question") if isinstance(document, dict) else document
        if not isinstance(question, str):
            raise ProfileRefused([FieldError("question", "应为一句话，或含有 question 的对象")])
        return self._answers.ask(question, self._today).as_json()
