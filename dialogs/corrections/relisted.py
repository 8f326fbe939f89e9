"""How something that is listed already is to be, by what is said of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import JsonValue

from dialogs.engine.proposal import Doubt, Proposal
from dialogs.rendering.wording import Markdown


@dataclass(frozen=True)
class Noted:
    """Nothing is done to it: ``note`` is answered."""

    note: Markdown

    def within(self, _proposal: Proposal, _text: str) -> None:
        """Nothing."""


@dataclass(frozen=True)
class EitherKind:
    """Each of ``options`` may be meant."""

    fact: str
    options: tuple[str, ...]

    def within(self, proposal: Proposal, text: str) -> Proposal:
        """With what may be meant by ``text`` in doubt."""
        return proposal.asking(Doubt(field=self.fact, text=text, options=self.options))


@dataclass(frozen=True)
class Reopened:
    """The entries at ``places`` of the list ``fact`` are spoken of; how they are to be is asked."""

    fact: str
    places: tuple[int, ...]

    def within(self, proposal: Proposal, _text: str) -> Proposal | None:
        """With its line open, where there is one."""
        return proposal.model_copy(update={"anew": self.fact}) if self.fact in proposal.facts else None


@dataclass(frozen=True)
class SomeUsed(Reopened):
    """Some of those were used before; which is asked."""


@dataclass(frozen=True)
class Gone(Reopened):
    """They are to go, and ``left`` is what stays; of several alike it is asked which."""

    left: list[JsonValue]

    def within(self, proposal: Proposal, text: str) -> Proposal | None:
        """Without the only one, and without its line where nothing stays."""
        opened = super().within(proposal, text)
        if len(self.places) > 1 or (opened is None and not self.left):
            return opened
        return proposal.having(self.fact, self.left) if self.left else proposal.lacking(self.fact)


@dataclass(frozen=True)
class Changed:
    """The list ``fact`` is to be ``entries``, by what is said of those at ``places``."""

    fact: str
    places: tuple[int, ...]
    entries: list[JsonValue]

    def within(self, proposal: Proposal, _text: str) -> Proposal:
        """With the list as it is to be."""
        return proposal.having(self.fact, self.entries)


@dataclass(frozen=True)
class UseTold(Changed):
    """It is said only whether those at some places were ``used`` before."""

    used: Mapping[int, bool]


Relisted = Noted | EitherKind | Reopened | SomeUsed | Gone | Changed | UseTold
