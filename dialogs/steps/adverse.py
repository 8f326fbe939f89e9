"""What of a reading speaks against the person (未授权, 第二作者), so that it is not overlooked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import JsonValue

from dialogs.engine.proposal import Proposal
from dialogs.engine.talk import USED, Talk
from dialogs.rendering.wording import say
from rules.notice.catalogue import Catalogue


def adverse(talk: Talk, proposal: Proposal) -> list[str]:
    """Each of it in a few words, once."""
    found: list[str] = []
    for fact, value in proposal.facts.items():
        if value is False:
            name = talk.policy.catalogue.facts[fact].name
            found.append(say("confirming.adverse", name=name, words=say("buttons.no")))
        for entry in value if isinstance(value, list) else ():
            if isinstance(entry, dict) and entry.get("kind") in talk.policy.catalogue.kinds:
                found += _of_achievement(talk.policy.catalogue, entry)
    return list(dict.fromkeys(found))


def _of_achievement(catalogue: Catalogue, entry: Mapping[str, JsonValue]) -> Iterator[str]:
    kind = str(entry["kind"])
    for name, value in entry.items():
        words = None
        if name == USED and value is True:
            words = say("questions.used.yes")
        elif (
            name in catalogue.attributes
            and isinstance(value, str | int | bool)
            and _is_low(catalogue, name, value)
        ):
            words = catalogue.attribute_words(kind, name, value)
        if words is not None:
            yield say("confirming.adverse", name=catalogue.kind_name(kind), words=words)


def _is_low(catalogue: Catalogue, name: str, value: str | int) -> bool:
    """Not so, not the first place, or the lowest of a scale."""
    attribute = catalogue.attributes[name]
    if attribute.ordinal:
        return value != 1
    return value is False or bool(attribute.scale and value == attribute.scale[0].value)
