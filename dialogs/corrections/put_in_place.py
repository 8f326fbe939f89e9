"""What is listed, put right by what it is and what it is not, without its name: 不是国标，是行标; 搞错了，是助工."""

from __future__ import annotations

from typing import Final

from pydantic import JsonValue

from dialogs.corrections.part_correction import Entry, is_so, otherwise
from dialogs.corrections.relisted import Changed, Gone, Reopened
from dialogs.engine.talk import Talk
from dialogs.interview import volunteered_facts
from dialogs.language.text.phrases import all_of_it
from dialogs.language.vocabulary.index import word_index
from dialogs.questions import registry
from dialogs.questions.entry import Entries
from dialogs.questions.numbered_by_kind import places_of

_FILE: Final = "amending"


def put_in_place(talk: Talk, said: str, *, against: bool) -> Changed | Reopened | None:
    """The only entry that is what it is said not to be, as what it is; which one, or as what, is asked where that is
    open. None where nothing of the kind is listed. ``against``: something was said to be wrong, so that it may be left
    unsaid what it is not; as it may of what waits to be confirmed.
    """
    forms = ("not_but", "but") if against or talk.scratch.proposal else ("not_but",)
    for match in all_of_it(_FILE, said, *forms):
        for kind in (registry.entries_of(talk, fact) for fact in talk.policy.catalogue.facts):
            found = _of(kind, talk, match.groupdict().get("was"), match["value"]) if kind else None
            if found is not None:
                return found
    return None


def _of(kind: Entries, talk: Talk, was: str | None, value: str) -> Changed | Reopened | None:
    entries = talk.entries(kind.fact)
    fit = [n for n, one in enumerate(entries) if was and _was(kind, talk, one, was)]
    meant = fit if was else _like(kind, talk, entries, value)
    anew = {n: one for n in meant if (one := _anew(kind, talk, entries[n], value)) is not None}
    if not anew:  # 不是工程师，是2018年的助理工程师
        named = word_index(talk.policy).find("kinds" if kind.counted else "titles", value)
        is_open = was is not None and meant and named and len(_ids(talk, value)) <= 1
        return Reopened(kind.fact, tuple(meant)) if is_open else None
    is_there = not kind.counted and any(one in map(kind.start_of, entries) for one in _ids(talk, value))
    if len(anew) > 1 or is_there:
        return Reopened(kind.fact, tuple(anew))
    ((there, new),) = anew.items()
    listed: list[JsonValue] = [one for one in (*entries[:there], new, *entries[there + 1 :]) if one]
    return Changed(kind.fact, (there,), listed) if listed else Gone(kind.fact, (there,), listed)


def _was(kind: Entries, talk: Talk, entry: Entry, was: str) -> bool:
    if not kind.counted:
        return bool(places_of(kind, talk, [entry], was))
    return is_so(kind, talk, entry, was) or (len(was) > 1 and was in kind.called(talk, entry))


def _like(kind: Entries, talk: Talk, entries: list[Entry], value: str) -> list[int]:
    """Those that may have been taken for what ``value`` is the name of: of its kind, or the only one."""
    ids = _ids(talk, value)
    if not ids or (ids[0] in talk.policy.catalogue.titles) == kind.counted:
        return []
    alike = [n for n, one in enumerate(entries) if kind.start_of(one) in ids and kind.counted]
    return alike or [*range(len(entries))]


def _ids(talk: Talk, value: str) -> list[str]:
    """What ``value`` is all of the name of, by the notice's keys."""
    index = word_index(talk.policy)
    said = index.plain(value)
    found = [one for family in ("titles", "kinds") for one in index.find(family, said)]
    return [key for one in found if (one.start, one.end) == (0, len(said)) for key in one.entry.ids]


def _anew(kind: Entries, talk: Talk, entry: Entry, value: str) -> Entry | None:
    """Of a title all that was told stays, its day too: it was told of the same one."""
    if kind.counted:
        new = otherwise(kind, talk, entry, value)
        return None if new == entry else new
    told = volunteered_facts.said(talk, volunteered_facts.read(talk, value)).get(kind.fact)
    only = told[0] if _ids(talk, value) and isinstance(told, list) and len(told) == 1 else None
    return {**entry, **only} if isinstance(only, dict) else None
