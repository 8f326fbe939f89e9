"""One thing that is listed, as it is said to be: 用过; 第二发明人; 其实是实用新型; 同事的, which is none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from pydantic import JsonValue

from dialogs.engine.talk import USED, Talk
from dialogs.interview import volunteered_facts
from dialogs.language.text.phrases import phrase
from dialogs.language.vocabulary.index import word_index
from dialogs.questions.entry import Entries
from dialogs.questions.numbered_by_kind import told_by_name
from dialogs.questions.several_entries import COUNT
from dialogs.questions.used_before import read_use
from dialogs.rendering.wording import say

_FILE: Final = "amending"
_GONE: Final = frozenset({"pending", "denied", "someone_else", "not_in_notice"})
Entry = dict[str, JsonValue]


def says_nothing_else(value: str) -> bool:
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
    return {**own, **told, COUNT: so_many(entry)} if len(ids) == 1 else None


def so_many(entry: Entry) -> int:
    """For how many it stands."""
    return int(str(entry.get(COUNT, 1)))


def with_anew(entries: Sequence[Entry], new: Mapping[int, Entry], count: int | None) -> Iterator[JsonValue]:
    """``entries`` with what is ``new`` of them, of so many or of all that each stands for; without what is none."""
    for place, entry in enumerate(entries):
        one = new.get(place)
        left = 0 if one is None or count is None else so_many(entry) - count
        if one is None or left > 0:
            yield {**entry, **({COUNT: left} if left > 0 else {})}
        if one:
            yield {**one, **({COUNT: count} if count is not None else {})}


def untold_first(entries: Sequence[Entry], new: dict[int, Entry]) -> dict[int, Entry]:
    """The only one of those that are ``new`` of which nothing of the kind was told before; else all of them."""
    untold = {
        place: one
        for place, one in new.items()
        if one and all(entries[place].get(key) in {None, value} for key, value in one.items())
    }
    return untold if len(untold) == 1 else new
