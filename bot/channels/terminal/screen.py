"""Where replies are shown: a terminal, or plain text for whatever reads the pipe."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path, PurePath
from shutil import copyfileobj
from typing import BinaryIO, Final

from rich.console import Console
from rich.text import Text

from bot.channels.terminal.chinese_text import ChineseText
from bot.channels.terminal.page import MarkdownPage
from bot.turns.sanitize import clean
from bot.wording import say
from dialogs.reply import Button, Reply

WIDEST: Final = 100
"""Cells in a line on a screen, however wide that is: longer lines are hard to read."""

UNWRAPPED: Final = 10_000
"""Cells in a line of a pipe: whoever reads it searches whole sentences and wraps them as it likes."""

LONGEST_NAME: Final = 60
"""Characters of a document's name, at most three bytes each: within what file systems take."""


_WIPED: Final = "\r\x1b[2K"
"""Has a terminal write over the line that is there."""


class Screen:
    """Shows replies on standard output; documents and pictures are saved in ``directory``."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self.is_terminal = sys.stdout.isatty()
        self._is_in_progress = False
        if isinstance(sys.stdout, io.TextIOWrapper):
            # A character that this terminal's encoding lacks must not end the conversation.
            sys.stdout.reconfigure(errors="replace")
        if self.is_terminal:
            self._console = Console(highlight=False, emoji=False)
            self._console.width = min(self._console.width, WIDEST)
        else:
            self._console = Console(
                highlight=False, emoji=False, force_terminal=False, color_system=None, width=UNWRAPPED
            )

    def show(self, reply: Reply) -> None:
        """Show all of it and leave a blank line."""
        lines: list[MarkdownPage | ChineseText | str] = [MarkdownPage(clean(reply.text))]
        if reply.picture is not None:
            if not reply.text:
                shows = clean(reply.picture.description)
                lines.append(ChineseText(say("terminal.screen.picture", shows=shows)))
            name = say("terminal.screen.picture_file")
            lines.append(ChineseText(self._saved(name, _writing(reply.picture.png))))
        if reply.document is not None:
            document = reply.document
            lines.append(ChineseText(self._saved(document.name, _writing(document.content))))
        if reply.buttons:
            lines += ["", *(ChineseText(clean(line), style="bold") for line in _button_lines(reply))]
        # Rich puts an empty line before a list, also where nothing stands above it.
        self._write(self._drawn(*lines).lstrip("\n") + "\n")

    def _drawn(self, *lines: MarkdownPage | ChineseText | str) -> str:
        with self._console.capture() as capture:
            for line in lines:
                self._console.print(line)
        return capture.get()

    def progress(self, text: str) -> None:
        """Show how far something is, in a line that the next one is written over; a pipe needs none of it."""
        if self.is_terminal:
            line = Text.from_ansi(" ".join(self._drawn(MarkdownPage(clean(text))).split()))
            line.truncate(self._console.width - 1, overflow="ellipsis")
            self._write(line.plain)
            self._is_in_progress = True

    def hand_over(self, name: str, source: Path) -> None:
        """Save the file ``source``, which is another's, under ``name`` or one like it."""
        try:
            with source.open("rb") as content:
                saved = self._saved(name, lambda file: copyfileobj(content, file))
        except FileNotFoundError:
            return
        self._write(f"{saved}\n\n")

    def say(self, line: str) -> None:
        """Show a line of the terminal's own."""
        self._write(self._drawn(ChineseText(line, style="dim")))

    def echo(self, line: str) -> None:
        """Show what came through the pipe, so that what comes out is the whole conversation."""
        self._write(f"> {line}\n\n")

    def _write(self, text: str) -> None:
        if self._is_in_progress:
            sys.stdout.write(_WIPED)
            self._is_in_progress = False
        # Rich fills lines up to their width, which whoever copies them would copy.
        sys.stdout.write(re.sub(r" +$", "", text, flags=re.MULTILINE))
        sys.stdout.flush()

    def _saved(self, name: str, write: Callable[[BinaryIO], object]) -> str:
        stem, suffix = _safe_name(name)
        for number in count(1):
            path = self._directory / f"{stem}{'' if number == 1 else f'-{number}'}{suffix}"
            try:
                with path.open("xb") as file:
                    write(file)
            except FileExistsError:
                continue
            except OSError:
                return say("terminal.screen.not_saved", folder=self._directory)
            return say("terminal.screen.saved", file=path)
        raise AssertionError("count() does not end")


def _writing(content: bytes) -> Callable[[BinaryIO], object]:
    return lambda file: file.write(content)


def _safe_name(name: str) -> tuple[str, str]:
    """Stem and suffix: no directory, no hidden file, nothing that a shell or a file system takes amiss."""
    path = PurePath(re.sub(r"[^\w.()（）-]+", "_", clean(name)).lstrip(".-_") or "zhicheng")
    return path.stem[:LONGEST_NAME], path.suffix[:LONGEST_NAME]


def _button_lines(reply: Reply) -> list[str]:
    """A line a row; with their numbers where typing one chooses the button."""
    number = count(1)

    def written(button: Button) -> str:
        return (
            f"{next(number)}. {button.label}"
            if reply.numbered
            else say("terminal.screen.button", label=button.label)
        )

    return ["  ".join(written(button) for button in row) for row in reply.buttons]
