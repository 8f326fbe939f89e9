"""The lines of what a message is taken for, and what becomes of them where they are not confirmed."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from pydantic import JsonValue

from dialogs.engine.proposal import Proposal
from dialogs.engine.talk import Talk
from dialogs.questions import registry
from dialogs.questions.several_entries import COUNT
from dialogs.rendering.wording import say, words


class ProposedLine(NamedTuple):
    """What is to be stored for one fact; ``was`` is the answer given before, if it was another."""

    fact: str
    name: str
    texts: list[str]
    was: str | None

    @property
    def text(self) -> str:
        """All of it in a line."""
        return say("confirming.line", name=self.name, text=say("confirming.between").join(self.texts))


def lines(talk: Talk, proposal: Proposal) -> list[ProposedLine]:
    """A line a fact, in the notice's order."""
    return [
        ProposedLine(fact, data.name, _texts(talk, fact, proposal.facts[fact]), _was(talk, fact))
        for fact, data in talk.policy.catalogue.facts.items()
        if fact in proposal.facts
    ]


def _was(talk: Talk, fact: str) -> str | None:
    if fact not in talk.answers:
        return None
    return say("confirming.between").join(_texts(talk, fact, talk.answers[fact]))


def _texts(talk: Talk, fact: str, value: JsonValue) -> list[str]:
    kind = registry.entries_of(talk, fact)
    if value is None:
        return [say("questions.unknown")]
    if kind is None or not isinstance(value, list):
        return [registry.told(talk, fact, value)]
    return [kind.line(talk, entry) for entry in value if isinstance(entry, dict)] or [say("review.none")]


def field_name(talk: Talk, field: str) -> str:
    """The name of the fact in which a doubt lies."""
    whole, _, part = field.partition(".")
    catalogue = talk.policy.catalogue
    name = next(data.name for path, data in catalogue.facts.items() if path.partition(".")[0] == whole)
    parts = {
        COUNT: say("confirming.so_many"),
        **{key: data.name for key, data in catalogue.attributes.items()},
    }
    return say("confirming.part", name=name, part=parts[part]) if part in parts else name


def settled(talk: Talk, proposal: Proposal) -> Talk:
    """When nothing is left to confirm, the message is done with."""
    left = proposal.facts or proposal.doubts
    return talk.proposing(proposal if left else None)


def declined(talk: Talk) -> Talk:
    """With nothing of the message taken."""
    return _without(talk).saying(words("confirming.declined"))


def _without(talk: Talk) -> Talk:
    behalf = talk.scratch.behalf and bool(talk.answers)
    return talk.noting(replace(talk.scratch, proposal=None, behalf=behalf))


def dropped(talk: Talk) -> Talk:
    """The same, where it is not plain what that is: each line is named, since several messages may be in them."""
    told = lines(talk, talk.scratch.proposal or Proposal())
    if not told:
        return declined(talk)
    return _without(talk).saying(words("confirming.dropped", lines=told))
