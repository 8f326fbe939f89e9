"""A line that is named, said anew as a whole: 说错了，职称是初级; 业绩条件高级不符合."""

from __future__ import annotations

from typing import Final

from dialogs.engine.proposal import Proposal
from dialogs.engine.talk import Talk
from dialogs.language.text.phrases import phrase
from dialogs.steps.correcting import read_instead, value_of, with_value
from dialogs.steps.naming import compact, is_called, line_named

_FILE: Final = "corrections"


def said_anew(talk: Talk, proposal: Proposal, text: str) -> Proposal | None:
    """With what ``text`` says in place of a line: of what one judges oneself, or of all the titles that one has."""
    said = phrase("amending", "ahead").sub("", compact(text))
    return _declared(talk, proposal, said) or _list(talk, proposal, said)


def _declared(talk: Talk, proposal: Proposal, said: str) -> Proposal | None:
    match = phrase(_FILE, "declared").fullmatch(said)
    declared = [fact for fact, data in talk.policy.catalogue.facts.items() if data.type == "yes_no"]
    line = line_named(talk, declared, match["of"]) if match else None
    return None if match is None or line is None else with_value(proposal, line, match["no"] is None)


def _list(talk: Talk, proposal: Proposal, said: str) -> Proposal | None:
    match, facts = read_instead(said), talk.policy.catalogue.facts
    titles = [fact for fact in proposal.facts if facts[fact].type == "titles"]
    name = phrase(_FILE, "own").sub("", match["of"]) if match else ""
    line = next((fact for fact in titles if is_called(talk, fact, name)), None)
    value = value_of(talk, proposal, line, match["value"]) if match and line else None
    return None if line is None or value is None else with_value(proposal, line, value)
