"""Listed things that are named by their kind in place of their number: 专利用过，论文没用过."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from pydantic import JsonValue

from dialogs.engine.talk import Talk
from dialogs.language.vocabulary.index import word_index
from dialogs.language.vocabulary.notice_words import Thing
from dialogs.questions.entry import Entries

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
    """The places of the entries that ``name`` is all of the name of; none where it is another's, or says more."""
    family = _FAMILIES.get(kind.fact)
    if family is None or not name:
        return []
    index = word_index(talk.policy)
    said = index.plain(name).strip()
    ids = {
        key for one in index.find(family, said) if one.end - one.start == len(said) for key in one.entry.ids
    }
    return [
        place
        for place, entry in enumerate(entries)
        if kind.start_of(entry) in ids or (len(said) > 1 and said == index.plain(kind.called(talk, entry)))
    ]
