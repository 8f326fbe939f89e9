"""A profile in the contract's own form, pasted into a message: its facts are taken exactly as they are written."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from pydantic import JsonValue

from dialogs.language.message.extraction import Aside, Understood, Unsure
from dialogs.rendering.wording import say
from rules.policy import Policy
from rules.profile.refusal import ProfileRefused

_DECODER: Final = json.JSONDecoder()
_TYPED: Final = str.maketrans({"\u201c": '"', "\u201d": '"', "\uff1a": ":", "\uff0c": ","})
"""What a phone makes of the marks of a document."""
_BEGINS: Final = re.compile(r'[{\[]\s*[{\["\u201c\u201d]')
"""A document; what people put in brackets of this kind begins otherwise."""
_DAY: Final = "as_of"


class Pasted(NamedTuple):
    """``facts``: those that the notice accepts. ``refused``: the others, by their names. ``rest``: the text around it.

    ``people``: how many are described; of several nothing is said of the applicant.
    """

    facts: dict[str, JsonValue]
    refused: dict[str, JsonValue]
    rest: str
    people: int = 1

    @property
    def understood(self) -> tuple[Understood, ...]:
        """Each fact as it is written."""
        return tuple(Understood(name, _written(name, value)) for name, value in self.facts.items())

    @property
    def unsure(self) -> tuple[Unsure, ...]:
        """Of several people, each fact."""
        words = say("options.several_people")
        return tuple(Unsure(name, words) for name in self.facts) if self.people > 1 else ()

    @property
    def aside(self) -> tuple[Aside, ...]:
        """What the notice refuses, as it is written."""
        return tuple(Aside(_written(name, value), "not_understood") for name, value in self.refused.items())


def pasted(policy: Policy, text: str, day: date) -> Pasted | None:
    """The profile in ``text``; None where there is none.

    What is written in people's words instead (学历：本科) is left to be read as such.
    """
    names = {path.partition(".")[0] for path in policy.catalogue.facts} | {_DAY, "circumstances"}
    begun = _BEGINS.search(text)
    if begun is None:
        return None
    start = begun.start()
    try:
        document, end = _decoded(text[start:])
    except (ValueError, RecursionError):
        if any(f'"{name}"' in text.translate(_TYPED) for name in names):
            return Pasted({}, {"": text[start:]}, text[:start])
        return None
    people = [
        one for one in (document if isinstance(document, list) else [document]) if isinstance(one, dict)
    ]
    people = [one for one in people if not names.isdisjoint(one)]
    if not people:
        return None
    rest = f"{text[:start]}\n{text[start + end :]}"
    if len(people) > 1:
        return Pasted({name: None for one in people for name in one}, {}, rest, len(people))
    facts: dict[str, JsonValue] = {}
    refused: dict[str, JsonValue] = {}
    for name, value, accepted in _judged(policy, people[0], day):
        if isinstance(value, str) and not accepted and not value.isascii():
            rest += f"\n{name}:{value}"
        else:
            _put(facts if accepted else refused, name, value)
    return Pasted(facts, refused, rest)


def _decoded(text: str) -> tuple[Any, int]:
    try:
        return _DECODER.raw_decode(text)
    except ValueError:
        return _DECODER.raw_decode(text.translate(_TYPED))


def _judged(policy: Policy, document: Mapping[str, Any], day: date) -> Iterator[tuple[str, Any, bool]]:
    """Each fact with whether the notice accepts it: each by itself in a group, each entry in a list."""

    def accepts(name: str, value: Any) -> bool:
        group, _, own = name.partition(".")
        try:
            policy.profile({group: {own: value} if own else value}, day)
        except ProfileRefused:
            return False
        return True

    for name, value in document.items():
        if value is None or (name == _DAY and value == day.isoformat()):
            continue
        if isinstance(value, dict) and name not in policy.catalogue.facts:
            for own, inner in value.items():
                yield f"{name}.{own}", inner, accepts(f"{name}.{own}", inner)
        elif isinstance(value, list) and value and not accepts(name, value):
            for entry in value:
                yield name, [entry], accepts(name, [entry])
        else:
            yield name, value, name != _DAY and accepts(name, value)


def _put(facts: dict[str, JsonValue], name: str, value: JsonValue) -> None:
    """Entries of a list together, and the facts of a group."""
    group, _, own = name.partition(".")
    known = facts.get(group)
    if own:
        facts[group] = {**(known if isinstance(known, dict) else {}), own: value}
    elif isinstance(known, list) and isinstance(value, list):
        facts[name] = [*known, *value]
    else:
        facts[name] = value


def _written(name: str, value: JsonValue) -> str:
    """As in the document; of one that is broken off, all that there is."""
    return json.dumps({name: value}, ensure_ascii=False)[1:-1] if name else str(value)
