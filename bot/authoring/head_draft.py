"""Which notice a text is: its title and number, whose it is, and of what speciality."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from bot.authoring.clauses import expression, found, number_of, seen, usual

_ABOVE: Final = 8
"""Lines above the first clause in which it is said what and whose it is."""


class HeadDraft:
    """Each None or absent where it was not read. ``whose``: authority and region; ``region``: that in short."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self.title = self._titled()
        self.number = found("number", "\n".join(lines[:_ABOVE]))
        self.whose = self._issued()
        self.region = re.sub(usual()["of_region"], "", self.whose.get("region", ""))
        named = found("speciality", self.title or "") or found("speciality", "\n".join(lines))
        self.speciality = named and expression(usual()["not_of_speciality"]).sub("", named)

    def _titled(self) -> str | None:
        """On one line or more: what stands before the first sentence; those who issued it belong to 关于."""
        whose: list[str] = []
        title = ""
        for line in (re.sub(usual()["remark"], "", line.strip()) for line in self._lines[:_ABOVE]):
            if seen("paper", line) or expression(usual()["number"]).fullmatch(line):
                continue
            if seen("is_sentence", line) or number_of(line):
                break
            if not title and seen("agencies", line):
                whose.append(line)
                continue
            title = title + line if title or not seen("of_them", line) else " ".join(whose) + line
            if seen("title_ends", title) and seen("notice_title", title):
                break
        return title if seen("notice_title", title) else None

    def _issued(self) -> dict[str, str]:
        """By the title, else by who stands above or below the text."""
        below = [line for line, day in pairwise(self._lines) if seen("signed", day) or seen("agencies", day)]
        signed = (found("agencies", line) for line in (*self._lines[:_ABOVE], *reversed(below)))
        authority = found("authority", self.title or "") or next(filter(None, signed), "")
        told = {
            "authority": usual()["issued_by"].join(authority.split()),
            "region": found("region", self.title or "") or found("region", authority) or "",
        }
        return {key: words for key, words in told.items() if words}
