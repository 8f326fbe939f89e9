"""What a conversation has in hand beside its answers; all of it small, none of it a fact."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated, ClassVar, Final

from pydantic import Field, JsonValue, TypeAdapter

from dialogs.engine.earlier_scratch import brought_up
from dialogs.engine.proposal import Proposal
from dialogs.engine.sub_question import (
    STRICT,
    Changing,
    Completing,
    Describing,
    Draft,
    Marking,
    Refilling,
    SubQuestion,
    Ticking,
    Ticks,
)


@dataclass(frozen=True)
class Scratch:
    """``fact``: the question that is open, ``sub``: what is asked within it, ``ending``: nothing more is to be listed.

    ``proposal``: what a message says that is not confirmed yet; over it ``confirming``, whether to start over is asked.
    ``complete``: lists of which it was said that there is no more; ``unfinished``: those to which more may be added.
    ``skipped``: facts passed over. ``goal``: the level of interest, wanted ``by`` a day. ``concluded``: a conclusion
    has been left again. ``other``: it is about somebody else than the one who talks; ``behalf``: so it was said in its
    first message. ``enquired``: the question that was put last, which a short further one (那大专呢) goes on from.
    """

    __pydantic_config__: ClassVar = STRICT

    fact: str | None = None
    sub: SubQuestion | None = None
    ending: bool = False
    proposal: Proposal | None = None
    confirming: bool = False
    complete: tuple[str, ...] = ()
    unfinished: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    goal: str | None = None
    by: Annotated[str | None, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")] = None
    concluded: bool = False
    other: bool = False
    behalf: bool = False
    enquired: str | None = None

    @property
    def draft(self) -> Draft | None:
        """The entry that is being made."""
        return self.sub.draft if isinstance(self.sub, Describing) else None

    @property
    def entry(self) -> int | None:
        """The place of the entry that is being changed."""
        return self.sub.entry if isinstance(self.sub, Refilling | Completing | Changing) else None

    @property
    def ticked(self) -> Ticks:
        """What is chosen so far where several may be."""
        return self.sub.ticked if isinstance(self.sub, Ticking | Marking) else ()

    def at(self, fact: str | None) -> Scratch:
        """The same with the question ``fact`` open and nothing begun."""
        return replace(self, fact=fact, sub=None, ending=False, proposal=None, confirming=False)

    def kept(self) -> dict[str, JsonValue]:
        """As JSON; :func:`taken_up` again."""
        kept: dict[str, JsonValue] = _SCRATCH.dump_python(self, mode="json", exclude_defaults=True)
        return kept


_SCRATCH: Final = TypeAdapter(Scratch)


def taken_up(kept: Mapping[str, JsonValue]) -> Scratch:
    """A scratch out of JSON, also of an earlier version. Raises ValidationError."""
    return _SCRATCH.validate_python(brought_up(kept))
