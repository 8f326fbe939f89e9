"""What is told of the parts of one thing that is listed: 2篇核心3篇普刊, of five papers; 其中2篇核心; 第二篇是二作."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from pydantic import JsonValue

from dialogs.corrections.part_correction import Entry, of_unit, otherwise, so_many
from dialogs.corrections.relisted import Changed, Reopened
from dialogs.engine.talk import Talk
from dialogs.language.answer.choice import read_count
from dialogs.language.text.phrases import phrase
from dialogs.language.vocabulary.index import word_index
from dialogs.questions.entry import Entries
from dialogs.questions.numbered_by_kind import places_of
from dialogs.questions.several_entries import COUNT
from dialogs.questions.used_before import read_use

_FILE: Final = "amending"


class _Share(NamedTuple):
    """So many are as ``value`` says."""

    many: int
    value: str


def shared_out(kind: Entries, talk: Talk, said: str) -> Changed | Reopened | None:
    """The one entry of which ``said`` tells the parts, parted; None where it tells none, or of no such entry.

    They are those of all that it stands for, or it is said that they are some of it. Which one is asked where that is
    open.
    """
    if not kind.counted or phrase("corrections", "one_more").match(said):
        return None
    if (nth := phrase(_FILE, "nth").fullmatch(said)) is not None:
        return _nth(kind, talk, read_count(nth["n"]), nth["unit"], nth["value"])
    rest = phrase(_FILE, "rest").search(said)
    told = phrase(_FILE, "others").sub("", said[: rest.start()] if rest else said)
    shares, name, is_some = _shares(told)
    parts = [_Share(n, one["value"]) for one in shares if isinstance(n := read_count(one["count"]), int)]
    if not parts or len(parts) != len(shares) or not (is_some or rest or len(parts) > 1):
        return None
    entries = talk.entries(kind.fact)
    named = places_of(kind, talk, entries, name) if name else [*range(len(entries))]
    places = of_unit(kind, talk, named, shares[0]["unit"])
    found: dict[int, list[Entry]] = {}
    for place in places:
        left = so_many(entries[place]) - sum(one.many for one in parts)
        is_it = (left > 0 and (is_some or rest is not None)) or (left == 0 and rest is None)
        every = [*parts, _Share(left, rest["value"])] if rest else parts
        if is_it and (anew := _parts(kind, talk, entries[place], every)):
            found[place] = anew
    return _of_one(kind, talk, found, is_sure=is_some)


def _shares(said: str) -> tuple[list[re.Match[str]], str, bool]:
    """All the parts that are told, the name before them, and whether they are said to be some; no part where anything
    else is said.
    """
    first = [*phrase(_FILE, "share").finditer(said)]
    ahead = phrase(_FILE, "shares_ahead").fullmatch(said[: first[0].start()]) if first else None
    if ahead is not None and _is_all(said, first, first[0].start()):
        return first, ahead["of"], ahead["within"] is not None
    begin = phrase(_FILE, "shares_begin").match(said)
    start = begin.end() if begin else 0
    last = [*phrase(_FILE, "share_named").finditer(said, start)]
    return (last if _is_all(said, last, start) else []), "", bool(begin and begin["within"])


def _is_all(said: str, shares: list[re.Match[str]], start: int) -> bool:
    return [start, *(one.end() for one in shares)] == [*(one.start() for one in shares), len(said)]


def _parts(kind: Entries, talk: Talk, entry: Entry, parts: list[_Share]) -> list[Entry]:
    """The entry's ``parts`` as they are told; nothing where that tells nothing of one of them, or nothing new."""
    anew = [_as(kind, talk, entry, one.value) for one in parts]
    told = [{**one, COUNT: part.many} for one, part in zip(anew, parts, strict=True) if one is not None]
    tells = any(one != {**entry, COUNT: one[COUNT]} for one in told)
    return told if tells and len(told) == len(parts) else []


def _of_one(
    kind: Entries, talk: Talk, found: Mapping[int, list[Entry]], *, is_sure: bool
) -> Changed | Reopened | None:
    """By what agrees with what was told before, where that is one of them or they are not surely parts."""
    entries = talk.entries(kind.fact)
    agree = [n for n, told in found.items() if all(_agrees(entries[n], one) for one in told)]
    meant = agree if len(agree) == 1 or not is_sure else [*found]
    if len(meant) != 1:
        return Reopened(kind.fact, tuple(meant)) if meant else None
    return Changed(kind.fact, (meant[0],), _with(entries, meant[0], found[meant[0]]))


def _as(kind: Entries, talk: Talk, entry: Entry, value: str) -> Entry | None:
    """The entry with what ``value`` tells of it; what is of another kind is no part of it."""
    named = word_index(talk.policy).find("kinds", value)
    if read_use(value) is not None or any(kind.start_of(entry) not in one.entry.ids for one in named):
        return None
    return otherwise(kind, talk, entry, value) or None


def _agrees(entry: Entry, told: Entry) -> bool:
    """Whether nothing is told otherwise than it was."""
    return all(entry.get(key) in {None, value} for key, value in told.items() if key != COUNT)


def _nth(kind: Entries, talk: Talk, n: object, unit: str, value: str) -> Changed | Reopened | None:
    """The second of all of which it can be said; of what has that number in the list, too, it is asked which."""
    entries = talk.entries(kind.fact)
    counted = of_unit(kind, talk, [*range(len(entries))], unit)
    anew = {place: one for place in counted if (one := _as(kind, talk, entries[place], value))}
    each = [place for place in anew for _ in range(so_many(entries[place]))]
    if not isinstance(n, int) or not 1 <= n <= len(each):
        return None
    place = each[n - 1]
    if n - 1 in anew and n - 1 != place:
        return Reopened(kind.fact, (place, n - 1))
    return Changed(kind.fact, (place,), _with(entries, place, [{**anew[place], COUNT: 1}]))


def _with(entries: list[Entry], there: int, parts: list[Entry]) -> list[JsonValue]:
    """With the ``parts`` of the one that is ``there`` in its place, behind what they leave of it."""
    left = so_many(entries[there]) - sum(so_many(one) for one in parts)
    rest: list[Entry] = [{**entries[there], COUNT: left}] if left else []
    return [*entries[:there], *rest, *parts, *entries[there + 1 :]]
