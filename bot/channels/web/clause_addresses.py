"""Clauses and their addresses: 附件2 三（三）3 stands at /notice/附件2-三-三-3."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Final
from urllib.parse import quote

from bot.wording import say
from rules.notice.notice import Notice

NOTICE: Final = "/notice"

_BETWEEN: Final = re.compile(r"[\s()\-]+")
_END: Final = r"(?!\d)"
MOST_NEAR: Final = 5
ALIKE: Final = 50
"""Of 100: what is less like an address is none that was meant."""


def name_of(clause: str) -> str:
    """A clause's id as it stands in an address; an address, however it was typed, stays as it is."""
    return _BETWEEN.sub("-", unicodedata.normalize("NFKC", clause)).strip("-")


class ClauseAddresses:
    """Of one notice, in both directions. A clause whose name another one has already stands under its very id.

    ``end``: by which an address tells its notice from others.
    """

    def __init__(self, notice: Notice, end: str = "") -> None:
        self._notice = notice
        self._end = end
        self.by_name: dict[str, str] = {}
        for clause in notice:
            self.by_name.setdefault(name_of(clause), clause)
        self.by_name |= {clause: clause for clause in notice if clause not in self.by_name.values()}

    def ending(self, end: str) -> ClauseAddresses:
        """The same with another end."""
        return self if end == self._end else ClauseAddresses(self._notice, end)

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The name in an address of every clause."""
        return {clause: name for name, clause in self.by_name.items()}

    def path(self, clause: str) -> str:
        """Where a clause stands. Raises KeyError for one that the notice does not have."""
        return f"{NOTICE}/{quote(self.names[clause], safe='')}{self._end}"

    def clause(self, name: str) -> str | None:
        """The clause that is meant by the last part of an address, also by one that was written otherwise."""
        return self.by_name.get(name) or self.by_name.get(name_of(name))

    def nearest(self, name: str) -> list[str]:
        """The clauses that an address which is none's may have meant, the likeliest first."""
        from rapidfuzz import process  # noqa: PLC0415 - it takes 3 MiB, and hardly anybody mistakes an address

        meant = name_of(name)
        above = [found for found in self.by_name if meant.startswith(f"{found}-")]
        alike = [
            found
            for found, _, _ in process.extract(meant, list(self.by_name), limit=MOST_NEAR, score_cutoff=ALIKE)
        ]
        kept = dict.fromkeys([*sorted(above, key=len, reverse=True), *alike])
        return [self.by_name[found] for found in list(kept)[:MOST_NEAR]]

    @cached_property
    def cited(self) -> re.Pattern[str]:
        """Clauses of the notice, as texts name them, the longest that stand there: of those after the first one only
        what is not the same is said.
        """
        shorter = {clause.partition(" ")[2] for clause in self.names} - {""}
        others = (
            rf"(?:{say('web.list')}(?:{_longest(shorter)})(?:(?<=[\W\d]){_END}|(?!\w)))*" if shorter else ""
        )
        return re.compile(rf"(?:{_longest(self.names)}){_END}{others}")

    def each(self, cited: str) -> list[tuple[str, str]]:
        """Every clause named in what was found, as it is written there, with its whole name."""
        first, *others = cited.split(say("web.list"))
        above = first.partition(" ")[0]
        return [(first, first), *((other, f"{above} {other}") for other in others)]


def _longest(names: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
