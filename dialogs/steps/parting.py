"""What is said of some or of all that is listed of a kind: 论文有一篇用过; 专利都是第二发明人; 有一项专利是同事的."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from pydantic import JsonValue

from dialogs.engine.talk import USED, Talk
from dialogs.interview import volunteered_facts
from dialogs.language.answer.choice import read_count
from dialogs.language.text.phrases import expressions, phrase
from dialogs.language.vocabulary.index import word_index
from dialogs.questions.entry import Entries
from dialogs.questions.numbered_by_kind import places_of, told_by_name
from dialogs.questions.several_entries import COUNT
from dialogs.questions.used_before import read_use
from dialogs.rendering.wording import say

_FILE: Final = "amending"
_THING: Final = "\ue001"
_GONE: Final = frozenset({"pending", "denied", "someone_else", "not_in_notice"})
Entry = dict[str, JsonValue]


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
    count: int | None
    value: str


def parted(kind: Entries, talk: Talk, said: str, *, is_listing: bool) -> Parted | None:
    """What ``said`` makes of the list; None where it says nothing of it.

    ``is_listing``: they are asked for, so that it corrects nothing that there is none, or that all were used or not.
    """
    entries = talk.entries(kind.fact)
    found = _said(kind, talk, entries, said) if entries and kind.counted else None
    if found is None or (is_listing and found.count is None and _is_answer(found.value)):
        return None
    anew = {place: _otherwise(kind, talk, entries[place], found.value) for place in found.places}
    if None in anew.values():
        return None
    new = {place: one for place, one in anew.items() if one is not None and one != entries[place]}
    in_all = sum(_count(entries[place]) for place in found.places)
    if found.count in {None, in_all} or not new:
        return Parted(tuple(found.places), [*_with(entries, new, None)])
    if len(new) == 1 and found.count is not None:
        fits = found.count <= max(_count(entries[place]) for place in new)
        return Parted(tuple(new), [*_with(entries, new, found.count)]) if fits else None
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
        match = next(filter(None, (one.pattern.fullmatch(said) for one in expressions(_FILE, key))), None)
        if match is None or (key == "all" and len(places) > 1 and not match["every"]):
            continue
        count = read_count(match["count"]) if key == "some" else None
        if key == "some" and not (isinstance(count, int) and count > 0):
            continue
        return _Said(
            places, count if isinstance(count, int) else None, "" if key == "none" else match["value"]
        )
    return None


def _is_answer(value: str) -> bool:
    """Whether it is said of what is being listed that there is none, or whether it was used."""
    return not value or read_use(value) is not None


def _otherwise(kind: Entries, talk: Talk, entry: Entry, value: str) -> Entry | None:
    """The entry as ``value`` says that it is, without what it leaves open; empty where it is none, null where it says
    nothing, or more.
    """
    if (used := read_use(value)) is not None:
        return {**entry, USED: used}
    if not value or phrase(_FILE, "gone").fullmatch(value):
        return {}
    being = phrase(_FILE, "being").match(value)
    said = value[being.end() :] if being else value
    named = word_index(talk.policy).find("kinds", said) if being and not being["no"] else []
    if named and (named[0].start, named[0].end) == (0, len(said)):
        return _of_another_kind(kind, talk, entry, said, named[0].entry.ids)
    told = told_by_name(kind, talk, say("questions.comma").join([kind.called(talk, entry), value]))
    told.pop(COUNT, None)
    if not told:
        reading = volunteered_facts.read(talk, f"{kind.called(talk, entry)}{value}")
        is_gone = any(one.why in _GONE for one in reading.set_aside) and not volunteered_facts.said(
            talk, reading
        )
        return {} if is_gone else None
    if kind.says_more(talk, entry, said):
        return None
    return {key: one for key, one in {**entry, **told}.items() if told.get(key, one) is not None}


def _of_another_kind(kind: Entries, talk: Talk, entry: Entry, said: str, ids: Sequence[str]) -> Entry | None:
    """Of its own kind it says no more than its name tells; of none of the notice's it is none."""
    if not ids:
        return {}
    told = {key: one for key, one in told_by_name(kind, talk, said).items() if one is not None}
    own = entry if kind.start_of(entry) in ids else kind.begin(ids[0])
    return {**own, **told, COUNT: _count(entry)} if len(ids) == 1 else None


def _with(entries: Sequence[Entry], new: Mapping[int, Entry], count: int | None) -> Iterator[JsonValue]:
    """``entries`` with what is ``new`` of them, of so many or of all that each stands for; without what is none."""
    for place, entry in enumerate(entries):
        one = new.get(place)
        left = 0 if one is None or count is None else _count(entry) - count
        if one is None or left > 0:
            yield {**entry, **({COUNT: left} if left > 0 else {})}
        if one:
            yield {**one, **({COUNT: count} if count is not None else {})}


def _options(
    kind: Entries, talk: Talk, entries: Sequence[Entry], new: Mapping[int, Entry], found: _Said
) -> tuple[str, ...]:
    """What is said, of each kind by its name; nothing where a name would leave it open."""
    names = [kind.called(talk, entries[place]) for place in new]
    units = [talk.policy.catalogue.kinds[kind.start_of(entries[place])].unit for place in new]
    told = [
        say("options.so_many_of", name=name, n=str(found.count), unit=unit, value=found.value)
        for name, unit in zip(names, units, strict=True)
    ]
    return tuple(told) if len(set(told)) == len(told) else ()


def _count(entry: Entry) -> int:
    return int(str(entry.get(COUNT, 1)))
