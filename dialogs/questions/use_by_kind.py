"""Whether outcomes that are named by their kinds were used before: 论文用过，专利没用过; 1篇用过，1篇没用过."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pydantic import JsonValue

from dialogs.engine.ask import Misread, Then
from dialogs.engine.commands import bare
from dialogs.engine.sub_question import Marking
from dialogs.engine.talk import USED, Talk
from dialogs.language.answer.choice import read_count
from dialogs.language.text.normalize import plain
from dialogs.language.text.phrases import phrase
from dialogs.questions.entry import Entries
from dialogs.questions.frame import short
from dialogs.questions.listing import ended
from dialogs.questions.numbered_by_kind import places_of, places_told
from dialogs.questions.used_before import marked, read_use
from dialogs.rendering.wording import say

COUNT = "count"
_FILE = "amending"


def use_told(
    kind: Entries, talk: Talk, places: Sequence[int], text: str, *, whole: bool
) -> Then | Misread | None:
    """What is said of some of those at ``places``, of which it is asked; of which of several it is is asked next."""
    fact, entries = kind.fact, talk.entries(kind.fact)
    told = use_by_kind(kind, talk, entries, text)
    if told and told.keys() <= set(places):
        rest = told.keys() != set(places)
        return lambda now: (
            marked(now, fact, told) if rest else ended(kind, marked(now, fact, told), fact, whole=whole)
        )
    if not _parts(text):
        return None
    parted = _in_parts(entries, places, text)
    if parted is not None:
        return lambda now: ended(kind, now.answering(fact, parted), fact, whole=whole)
    if len(places) == 1:
        return Misread("misread.part_used", said=short(text))
    return lambda now: now.asking(Marking(tuple(map(str, places)), ()))


def use_by_kind(
    kind: Entries, talk: Talk, entries: Sequence[Mapping[str, JsonValue]], text: str
) -> dict[int, bool]:
    """By their places; nothing where a clause names none of them, or a kind of several, or says anything else."""
    told: dict[int, bool] = {}
    for clause in _clauses(text):
        match = phrase(_FILE, "use").fullmatch(clause)
        places = places_told(kind, talk, entries, match["of"], every=bool(match["every"])) if match else ()
        used = read_use(match["use"]) if match else None
        if not places or used is None or any(told.get(place, used) != used for place in places):
            return {}
        told |= dict.fromkeys(places, used)
    return told


def which_is_open(kind: Entries, talk: Talk, said: str) -> str:
    """What may be meant where only that something was used is said, of a kind of which several are listed."""
    meant: dict[int, None] = {}
    for clause in _clauses(said):
        match = phrase(_FILE, "use").fullmatch(clause)
        places = places_of(kind, talk, talk.entries(kind.fact), match["of"]) if match and match["of"] else []
        if not places:
            return ""
        meant |= dict.fromkeys(places if len(places) > 1 else ())
    return say("answers.semicolon").join(kind.line(talk, talk.entries(kind.fact)[one]) for one in meant)


def _in_parts(
    entries: Sequence[Mapping[str, JsonValue]], places: Sequence[int], text: str
) -> list[JsonValue] | None:
    """``entries`` with the one at ``places`` parted by what is said of its alike: 1篇用过，1篇没用过."""
    counted = _parts(text)
    if len(places) != 1 or len(counted) != len({used for used, _ in counted}) or not counted:
        return None
    here = entries[places[0]]
    if sum(count for _, count in counted) != here.get(COUNT, 1):
        return None
    parted: list[JsonValue] = [{**here, COUNT: count, USED: used} for used, count in counted]
    return [*map(dict, entries[: places[0]]), *parted, *map(dict, entries[places[0] + 1 :])]


def _parts(text: str) -> list[tuple[bool, int]]:
    """Of how many it is said; of none where that is not told: 有的用过."""
    found = [phrase(_FILE, "part_used").fullmatch(clause) for clause in _clauses(text)]
    read = [(read_use(one["use"]), read_count(one["count"] or "0")) for one in found if one]
    parts = [(used, count) for used, count in read if used is not None and isinstance(count, int)]
    return parts if len(parts) == len(found) else []


def _clauses(text: str) -> list[str]:
    said = bare(plain(text)).replace(" ", "")
    return [clause for clause in phrase(_FILE, "between_uses").split(said) if clause]
