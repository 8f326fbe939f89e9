"""What is said of some or of all that is listed of a kind: 论文有一篇用过; 专利都是第二发明人; 有一项专利是同事的."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from pydantic import JsonValue

from dialogs.engine.talk import Talk
from dialogs.language.answer.choice import read_count
from dialogs.language.text.phrases import expressions
from dialogs.language.vocabulary.index import word_index
from dialogs.questions.entry import Entries
from dialogs.questions.numbered_by_kind import places_of
from dialogs.rendering.wording import say
from dialogs.steps.otherwise import Entry, otherwise, says_nothing_else, so_many, untold_first, with_anew

_THING: Final = "\ue001"


class Parted(NamedTuple):
    """The list as it is to be, of which those at ``places`` were spoken of; null where it is not said which of them
    are meant, and ``options`` are what may be.
    """

    places: tuple[int, ...]
    entries: list[JsonValue] | None = None
    options: tuple[str, ...] = ()


class _Said(NamedTuple):
    """So many of those at ``places`` (null: all of them) are as ``value`` says; nothing: there are none."""

    places: list[int]
    so_many: int | None
    value: str


def parted(kind: Entries, talk: Talk, said: str, *, is_listing: bool) -> Parted | None:
    """What ``said`` makes of the list; None where it says nothing of it.

    ``is_listing``: they are asked for, so that it corrects nothing that there is none, or that all were used or not.
    """
    entries = talk.entries(kind.fact)
    found = _said(kind, talk, entries, said) if entries and kind.counted else None
    if found is None or (is_listing and found.so_many is None and says_nothing_else(found.value)):
        return None
    anew = {place: otherwise(kind, talk, entries[place], found.value) for place in found.places}
    if None in anew.values():
        return None
    new = {place: one for place, one in anew.items() if one is not None and one != entries[place]}
    new = untold_first(entries, new) if found.so_many else new
    in_all = sum(so_many(entries[place]) for place in found.places)
    if found.so_many in {None, in_all} or not new:
        return Parted(tuple(found.places), [*with_anew(entries, new, None)])
    if len(new) == 1 and found.so_many is not None:
        fits = found.so_many <= max(so_many(entries[place]) for place in new)
        return Parted(tuple(new), [*with_anew(entries, new, found.so_many)]) if fits else None
    return Parted(tuple(new), None, _options(kind, talk, entries, new, found))


def _said(kind: Entries, talk: Talk, entries: Sequence[Entry], said: str) -> _Said | None:
    """By the first kind that is named; of all that is listed where none is."""
    for one in word_index(talk.policy).find("kinds", said):
        places = places_of(kind, talk, entries, said[one.start : one.end])
        if places:
            said = f"{said[: one.start]}{_THING}{said[one.end :]}"
            break
    else:
        places = [*range(len(entries))]
    for key in ("some", "all", "none"):
        match = next(
            filter(None, (one.pattern.fullmatch(said) for one in expressions("amending", key))), None
        )
        if match is None or (key == "all" and len(places) > 1 and not match["every"]):
            continue
        count = read_count(match["count"] or "1") if key == "some" else 0
        if isinstance(count, int) and (count > 0) == (key == "some"):
            return _Said(places, count or None, "" if key == "none" else match["value"])
    return None


def _options(
    kind: Entries, talk: Talk, entries: Sequence[Entry], new: Mapping[int, Entry], found: _Said
) -> tuple[str, ...]:
    """What is said, of each kind by its name; nothing where a name would leave it open."""
    kinds, there = talk.policy.catalogue.kinds, {kind.called(talk, entries[place]): place for place in new}
    units = {name: kinds[kind.start_of(entries[place])].unit for name, place in there.items()}
    said = {"n": str(found.so_many), "value": found.value}
    told = [say("options.so_many_of", name=name, unit=unit, **said) for name, unit in units.items()]
    return tuple(told) if len(told) == len(new) else ()
