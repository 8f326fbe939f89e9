"""What a message surely says, and what it may say, before the person has confirmed any of it."""

from __future__ import annotations

from collections.abc import Collection

from pydantic import BaseModel, ConfigDict, Field, JsonValue


class Doubt(BaseModel):
    """A part of a message that can be read in two ways; each of ``options`` is a sentence that cannot."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    field: str
    text: str
    options: tuple[str, ...] = ()


class Unheard(BaseModel):
    """A part of a message that speaks of facts and gave none, and why."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str
    why: str


class Proposal(BaseModel):
    """``facts``: answers by question id, none of them stored yet, lists with what was listed before.

    ``doubts``: what is to be asked first, one after the other. ``later``: what is left to its own question.
    ``unheard``: what gave no fact, to be said so; ``circumstances``: what of that is told with a verdict.
    ``complete``: the lists of which it says that there is no more. ``picking``: which line to leave out is being asked;
    ``anew``: the fact of the line that is being said anew.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    facts: dict[str, JsonValue] = Field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()
    later: tuple[Doubt, ...] = ()
    unheard: tuple[Unheard, ...] = ()
    circumstances: tuple[str, ...] = ()
    complete: tuple[str, ...] = ()
    picking: bool = False
    anew: str | None = None

    def having(self, fact: str, value: JsonValue) -> Proposal:
        """With ``value`` for what is said of ``fact``."""
        return self.model_copy(update={"facts": {**self.facts, fact: value}})

    def lacking(self, *facts: str) -> Proposal:
        """With nothing said of ``facts``."""
        left = {fact: value for fact, value in self.facts.items() if fact not in facts}
        return self.model_copy(update={"facts": left})

    def asking(self, doubt: Doubt) -> Proposal:
        """With ``doubt`` before all others."""
        return self.model_copy(update={"doubts": (doubt, *self.doubts)})

    def without_doubts_of(self, groups: Collection[str]) -> Proposal:
        """With nothing in doubt any more of what is said anew."""
        open_still = {
            name: tuple(one for one in doubts if one.field.partition(".")[0] not in groups)
            for name, doubts in (("doubts", self.doubts), ("later", self.later))
        }
        return self.model_copy(update=open_still)

    def beside(self, group: str) -> Proposal:
        """What it says of other questions than those of ``group``, which is answered."""
        facts = {path: value for path, value in self.facts.items() if path.partition(".")[0] != group}
        return self.model_copy(update={"facts": facts, "unheard": ()}).without_doubts_of((group,))
