"""What is told of the parts of one thing that is listed: 2篇核心3篇普刊, of five papers; 其中2篇核心; 第二篇是二作."""

from __future__ import annotations

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
    if not kind.counted:
        return None
    if (nth := phrase(_FILE, "nth").fullmatch(said)) is not None:
        return _nth(kind, talk, read_count(nth["n"]), nth["unit"], nth["value"])
    shares = [*phrase(_FILE, "share").finditer(said)]
    ahead = phrase(_FILE, "shares_ahead").fullmatch(said[: shares[0].start()]) if shares else None
    ends = [one.end() for one in shares]
    if ahead is None or [one.start() for one in shares[1:]] != ends[:-1] or ends[-1] != len(said):
        return None
    parts = [_Share(n, one["value"]) for one in shares if isinstance(n := read_count(one["count"]), int)]
    is_some = ahead["within"] is not None
    if len(parts) != len(shares) or (len(parts) == 1 and not is_some):
        return None
    entries, name = talk.entries(kind.fact), ahead["of"]
    named = places_of(kind, talk, entries, name) if name else [*range(len(entries))]
    return _parted(kind, talk, of_unit(kind, talk, named, shares[0]["unit"]), parts, is_some=is_some)


def _parted(
    kind: Entries, talk: Talk, places: list[int], parts: list[_Share], *, is_some: bool
) -> Changed | Reopened | None:
    entries, total = talk.entries(kind.fact), sum(one.many for one in parts)
    fits: dict[int, list[Entry]] = {}
    for place in places:
        entry, there = entries[place], so_many(entries[place])
        anew = [_as(kind, talk, entry, one.value) for one in parts]
        told = [{**one, COUNT: part.many} for one, part in zip(anew, parts, strict=True) if one is not None]
        if len(told) == len(parts) and (total == there or (is_some and total < there)):
            fits[place] = told
    agree = [n for n, told in fits.items() if all(_agrees(entries[n], one) for one in told)]
    meant = agree if len(agree) == 1 or not is_some else [*fits]
    if len(meant) != 1:
        return Reopened(kind.fact, tuple(meant)) if meant else None
    there = meant[0]
    return Changed(kind.fact, (there,), _with(entries, there, fits[there]))


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
