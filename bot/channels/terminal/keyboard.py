"""Where the person types: a terminal with line editing, or the lines of a pipe."""

from __future__ import annotations

import contextlib
import importlib
import io
import sys
from typing import Final

from bot.turns.sanitize import clean

LONGEST_LINE: Final = 10_000
"""Characters. No answer is longer; a line that is, is no answer."""

PROMPT: Final = "> "


class LineTooLongError(ValueError):
    """A line of more than :data:`LONGEST_LINE` characters came in. It has been read and dropped."""


class Keyboard:
    """Reads standard input. ``edits`` asks for a prompt and line editing, which both need a terminal."""

    def __init__(self, *, edits: bool) -> None:
        self._edits = edits
        self._input = sys.stdin or io.StringIO()  # null when the process was started with it closed
        if isinstance(self._input, io.TextIOWrapper):
            # Bytes that are no text in this encoding must not end the conversation.
            self._input.reconfigure(errors="replace")
        if edits:
            with contextlib.suppress(ImportError):  # not on every platform; input() works without it
                importlib.import_module("readline")

    def line(self) -> str | None:
        """The next line as clean text, stripped; null at the end. Raises :class:`LineTooLongError`."""
        if self._edits:
            try:
                text = input(PROMPT)
            except EOFError:
                return None
        else:
            text = self._input.readline(LONGEST_LINE + 1)
            if not text:
                return None
        if len(text) > LONGEST_LINE:
            self._skip_rest(text)
            raise LineTooLongError
        return clean(text).strip()

    def _skip_rest(self, text: str) -> None:
        while not self._edits and text and not text.endswith("\n"):
            text = self._input.readline(LONGEST_LINE)
