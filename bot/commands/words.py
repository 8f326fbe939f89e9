"""``zhicheng words``: everything that is said, with its place, so that it can be read and reworded."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import bot
from bot.commands.notices import notices_told
from bot.wording import SENTENCES, say
from rules.loader import NOTICES
from rules.wording.lines import Line, template_lines, yaml_lines

_PAGES: Final = Path(bot.__file__).parent / "channels" / "web" / "templates"
_SAID_OF_A_NOTICE = {"ask", "why"}
"""What a notice's data says in words of ours, beside its quotes."""


def list_sentences(text: str) -> int:
    """Print every line that has ``text`` in it (or in its key) with its place; 1 when there is none."""
    found = [line for line in _lines() if text in line.text or text in line.key]
    for line in found:
        sys.stdout.write(f"{line.file}:{line.number}\t{line.key}\t{line.text.strip()}\n")
    if not found:
        sys.stderr.write(say("terminal.no_such_sentence", text=text) + "\n")
    return 0 if found else 1


def _lines() -> Iterator[Line]:
    yield from SENTENCES.lines()
    for page in sorted(_PAGES.glob("*.html")):
        text = page.read_text(encoding="utf-8")
        yield from template_lines(f"bot/channels/web/templates/{page.name}", page.stem, text)
    for file in sorted(file for one in notices_told().editions for file in one.folder.glob("*.yaml")):
        place = f"rules/notices/{file.parent.name}/{file.name}" if file.is_relative_to(NOTICES) else str(file)
        for line in yaml_lines(place, file.stem, file.read_text(encoding="utf-8")):
            if line.key.rpartition(".")[2] in _SAID_OF_A_NOTICE:
                yield line
