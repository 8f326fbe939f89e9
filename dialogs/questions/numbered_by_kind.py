"""Listed things that are named by their kind in place of their number: 专利用过，论文没用过."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from pydantic import JsonValue

from dialogs.engine.talk import Talk
from dialogs.interview import volunteered_facts
from dialogs.language.text.phrases import phrase
from dialogs.language.vocabulary.index import word_index
from dialogs.language.vocabulary.notice_words import Thing
from dialogs.questions.entry import Entries
from dialogs.questions.numbered import read_numbered

_FAMILIES: Final[Mapping[str, Thing]] = {"titles": "titles", "achievements": "kinds"}


def numbered_by_kind(kind: Entries, talk: Talk, entries: Sequence[Mapping[str, JsonValue]], text: str) -> str:
    """``text`` with the number of the one entry of a kind in place of the kind's name."""
    family = _FAMILIES.get(kind.fact)
    if family is None:
        return text
    numbers: dict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(entries, 1):
        numbers[kind.start_of(entry)].append(number)
    index = word_index(talk.policy)
    said = index.plain(text)
    for one in reversed(index.find(family, said)):
        meant = [number for key in one.entry.ids for number in numbers.get(key, ())]
        if len(meant) == 1:
            said = f"{said[: one.start]}{meant[0]},{said[one.end :]}"
    return said


def places_of(kind: Entries, talk: Talk, entries: Sequence[Mapping[str, JsonValue]], name: str) -> list[int]:
    """The places of the entries that ``name`` is all of the name of; none where it is another's, or says more.

    What it tells of them is not otherwise: of a 国标 and a 企标 the latter is named by 企标.
    """
    family = _FAMILIES.get(kind.fact)
    if family is None or not name:
        return []
    index = word_index(talk.policy)
    said = index.plain(name).strip()
    ids = {
        key for one in index.find(family, said) if one.end - one.start == len(said) for key in one.entry.ids
    }
    told = told_by_name(kind, talk, name)
    return [
        place
        for place, entry in enumerate(entries)
        if (kind.start_of(entry) in ids or (len(said) > 1 and said == index.plain(kind.called(talk, entry))))
        and all(None in (entry.get(key), value) or entry[key] == value for key, value in told.items())
    ]


def places_told(
    kind: Entries, talk: Talk, entries: Sequence[Mapping[str, JsonValue]], name: str, *, every: bool
) -> Sequence[int]:
    """The place of the one that is called so, those of ``every`` one (专利和论文都), or those of its numbers: 1和3."""
    named = [places_of(kind, talk, entries, one) for one in phrase("corrections", "between").split(name)]
    if all(named):
        is_plain = every or all(len(places) == 1 for places in named)
        return [place for places in named for place in places] if is_plain else ()
    numbers = read_numbered(name, len(entries)) if phrase("amending", "numbers").fullmatch(name) else None
    return [n - 1 for n in numbers.alone] if numbers else ()


def told_by_name(kind: Entries, talk: Talk, name: str) -> dict[str, JsonValue]:
    """What a name tells beside what it names, null where that is in doubt: 企标, SCI论文."""
    reading = volunteered_facts.read(talk, name)
    found = volunteered_facts.said(talk, reading).get(kind.fact)
    only = found[0] if kind.counted and isinstance(found, list) and len(found) == 1 else None
    told = only if isinstance(only, dict) else {}
    doubtful = [one.field.partition(".")[2] for one in reading.unsure if kind.counted]
    named = {key: value for key, value in told.items() if key != kind.first}
    return {**dict.fromkeys(filter(None, doubtful)), **named}
