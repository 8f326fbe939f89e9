"""What is said of some or of all that is listed of a kind: 论文有一篇用过; 专利都是第二发明人; 有一项专利是同事的."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from pydantic import JsonValue

from dialogs.corrections.relisted import Changed, EitherKind, Reopened
from dialogs.engine.talk import USED, Talk
from dialogs.interview import volunteered_facts
from dialogs.language.answer.choice import read_count
from dialogs.language.text.phrases import all_of_it, phrase
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
Parted = Changed | EitherKind | Reopened


class _Said(NamedTuple):
    """So many of those at ``places`` (null: all of them) are as ``value`` says; nothing: there are none."""

    places: list[int]
    so_many: int | None
    value: str


def parted(kind: Entries, talk: Talk, said: str, *, is_listing: bool) -> Parted | None:
    """What ``said`` makes of the list; None where it says nothing of it.

    ``is_listing``: they are asked for, so that it corrects nothing that there is none, or that all were used or not.
    """
    found = _at_once(kind, talk, said, is_listing=is_listing)
    if found is not None or (is_listing and phrase(_FILE, "part_used").match(said)):
        return found  # 一篇用过一篇没用过 answers the open question
    return _in_turn(kind, talk, phrase(_FILE, "between_uses").split(said), is_listing=is_listing)


def _in_turn(kind: Entries, talk: Talk, clauses: Iterable[str], *, is_listing: bool) -> Parted | None:
    """其中两篇没用过，一篇用过: each of what the one before has left; it is asked where that does not tell of which.

    What is said of all that is listed is no part of it.
    """
    now, places, name = talk, dict[int, None](), ""
    for clause in filter(None, clauses):
        is_part = phrase(_FILE, "part").match(clause) is not None
        found = _at_once(kind, now, f"{name}{clause}" if is_part else clause, is_listing=False)
        if not isinstance(found, Changed):
            return Reopened(kind.fact, tuple(places)) if is_part and places else None
        name = kind.called(now, now.entries(kind.fact)[found.places[0]])
        now = now.told({kind.fact: found.entries})
        places |= dict.fromkeys(found.places)
    entries: list[JsonValue] = [*now.entries(kind.fact)]
    is_whole = is_listing and len(entries) == len(talk.entries(kind.fact))
    return Changed(kind.fact, tuple(places), entries) if places and not is_whole else None


def _at_once(kind: Entries, talk: Talk, said: str, *, is_listing: bool) -> Parted | None:
    """One thing that is said of one kind, or of all that is listed."""
    entries = talk.entries(kind.fact)
    found = _said(kind, talk, entries, said) if entries and kind.counted else None
    if found is None or (is_listing and found.so_many is None and _answers(found.value)):
        return None
    anew = {place: otherwise(kind, talk, entries[place], found.value) for place in found.places}
    if found.so_many:  # 有一篇是二作 is said of no patent
        anew = {place: one for place, one in anew.items() if one is not None}
        found = found._replace(places=[*anew])
    if not anew or None in anew.values():
        return None
    new = {place: one for place, one in anew.items() if one is not None and one != entries[place]}
    new = _untold_first(entries, new) if found.so_many else new
    places, count = tuple(new), found.so_many
    in_all = sum(so_many(entries[place]) for place in found.places)
    if count in {None, in_all} or not new:
        places, count = tuple(found.places), None
    elif len(new) > 1:
        options = _options(kind, talk, entries, new, found)
        return EitherKind(kind.fact, options) if options else Reopened(kind.fact, places)
    elif (count or 0) > so_many(entries[places[0]]):
        return None
    return Changed(kind.fact, places, [*_with_anew(entries, new, count)])


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
        match = next(all_of_it(_FILE, said, key), None)
        if match is None or (key == "all" and len(places) > 1 and not match["every"]):
            continue
        count = read_count(match["count"] or "1") if key == "some" else 0
        if isinstance(count, int) and (count > 0) == (key == "some"):
            if key == "some":
                places = of_unit(kind, talk, places, match["unit"])
            return _Said(places, count or None, "" if key == "none" else match["value"])
    return None


def of_unit(kind: Entries, talk: Talk, places: list[int], unit: str) -> list[int]:
    """Those of the ``places`` that are counted in this ``unit``, where it tells: 有一篇 is said of no patent."""
    kinds, entries = talk.policy.catalogue.kinds, talk.entries(kind.fact)
    own = [place for place in places if kinds[kind.start_of(entries[place])].unit == unit]
    return own if own and phrase(_FILE, "own_unit").fullmatch(unit) else places


def _options(
    kind: Entries, talk: Talk, entries: Sequence[Entry], new: Mapping[int, Entry], found: _Said
) -> tuple[str, ...]:
    """What is said, of each kind by its name; nothing where a name would leave it open."""
    kinds, there = talk.policy.catalogue.kinds, {kind.called(talk, entries[place]): place for place in new}
    units = {name: kinds[kind.start_of(entries[place])].unit for name, place in there.items()}
    said = {"n": str(found.so_many), "value": found.value}
    told = [say("options.so_many_of", name=name, unit=unit, **said) for name, unit in units.items()]
    return tuple(told) if len(told) == len(new) else ()


def _answers(value: str) -> bool:
    """Whether it is said of what is being listed that there is none, or whether it was used."""
    return not value or read_use(value) is not None


def otherwise(kind: Entries, talk: Talk, entry: Entry, value: str) -> Entry | None:
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
    told = _told_beside(kind, talk, entry, value)
    if not told:
        return _denied(kind, talk, entry, value, said if being and being["no"] else "")
    if kind.says_more(talk, entry, said):
        return None
    return {key: one for key, one in {**entry, **told}.items() if told.get(key, one) is not None}


def _denied(kind: Entries, talk: Talk, entry: Entry, value: str, denied: str) -> Entry | None:
    """The entry without what is ``denied`` of it; empty where by ``value`` it is none, null where that says neither."""
    if denied and is_so(kind, talk, entry, denied) and (told := _told_beside(kind, talk, entry, denied)):
        return {key: one for key, one in entry.items() if key not in told}
    reading = volunteered_facts.read(talk, f"{kind.called(talk, entry)}{value}")
    is_gone = any(one.why in _GONE for one in reading.set_aside)
    return {} if is_gone and not volunteered_facts.said(talk, reading) else None


def _told_beside(kind: Entries, talk: Talk, entry: Entry, value: str) -> Entry:
    """What ``value`` tells of the entry behind its name, and not for how many it stands."""
    told = told_by_name(kind, talk, say("questions.comma").join([kind.called(talk, entry), value]))
    told.pop(COUNT, None)
    return told


def is_so(kind: Entries, talk: Talk, entry: Entry, value: str) -> bool:
    """Whether the entry is listed as what ``value`` says: by the name of it, or by what is told of it."""
    told = _told_beside(kind, talk, entry, value)
    return entry.items() >= told.items() if told else bool(places_of(kind, talk, [entry], value))


def _of_another_kind(kind: Entries, talk: Talk, entry: Entry, said: str, ids: Sequence[str]) -> Entry | None:
    """Of its own kind it says no more than its name tells; of none of the notice's it is none."""
    if not ids:
        return {}
    told = {key: one for key, one in told_by_name(kind, talk, said).items() if one is not None}
    own = entry if kind.start_of(entry) in ids else kind.begin(ids[0])
    return {**own, **told, COUNT: so_many(entry)} if len(ids) == 1 else None


def so_many(entry: Entry) -> int:
    """For how many it stands."""
    return int(str(entry.get(COUNT, 1)))


def _with_anew(entries: Sequence[Entry], new: Mapping[int, Entry], count: int | None) -> Iterator[JsonValue]:
    """``entries`` with what is ``new`` of them, of so many or of all that each stands for; without what is none."""
    for place, entry in enumerate(entries):
        one = new.get(place)
        left = 0 if one is None or count is None else so_many(entry) - count
        if one is None or left > 0:
            yield {**entry, **({COUNT: left} if left > 0 else {})}
        if one:
            yield {**one, **({COUNT: count} if count is not None else {})}


def _untold_first(entries: Sequence[Entry], new: dict[int, Entry]) -> dict[int, Entry]:
    """The only one of those that are ``new`` of which nothing of the kind was told before; else all of them."""
    untold = {
        place: one
        for place, one in new.items()
        if one and all(entries[place].get(key) in {None, value} for key, value in one.items())
    }
    return untold if len(untold) == 1 else new
