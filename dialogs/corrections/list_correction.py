"""What is listed, as it is said that it is to be: 删除论文; 论文减一篇; 论文改成三篇; 论文其实是二作; 企标用过."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from pydantic import JsonValue

from dialogs.corrections.naming import compact, line_named, number_of
from dialogs.corrections.part_correction import Entry, of_unit, parted, so_many
from dialogs.corrections.put_in_place import put_in_place
from dialogs.corrections.relisted import Changed, Gone, Noted, Relisted, Reopened, SomeUsed, UseTold
from dialogs.corrections.shared_out import shared_out
from dialogs.engine.machine import REVIEW
from dialogs.engine.talk import USED, Talk
from dialogs.interview import volunteered_facts
from dialogs.language.answer.choice import read_count
from dialogs.language.text.phrases import all_of_it, phrase
from dialogs.language.vocabulary.index import word_index
from dialogs.questions import registry
from dialogs.questions.entry import Entries
from dialogs.questions.frame import short
from dialogs.questions.numbered import is_of_all
from dialogs.questions.numbered_by_kind import places_of, told_by_name
from dialogs.questions.several_entries import COUNT, told_of
from dialogs.questions.use_by_kind import use_by_kind, which_is_open
from dialogs.questions.used_before import marked, read_use
from dialogs.rendering.wording import words

_FILE: Final = "amending"


class _Listed(NamedTuple):
    """The entries of the list of ``kind`` that are spoken of, by their places."""

    talk: Talk
    kind: Entries
    places: tuple[int, ...]

    @property
    def entries(self) -> list[dict[str, JsonValue]]:
        """All that is listed there."""
        return self.talk.entries(self.kind.fact)

    @property
    def first(self) -> dict[str, JsonValue]:
        """The first of those that are spoken of."""
        return self.entries[self.places[0]]

    def opened(self) -> Reopened:
        """Without a word of how they are to be."""
        return Reopened(self.kind.fact, self.places)

    def gone(self) -> Gone:
        """With the others alone."""
        others: list[JsonValue] = [one for n, one in enumerate(self.entries) if n not in self.places]
        return Gone(self.kind.fact, self.places, others)

    def told(self, told: Mapping[str, JsonValue], *more: JsonValue) -> Changed:
        """With what is ``told`` of the first of them, and ``more`` entries."""
        there = self.places[0]
        listed = [{**entry, **told} if n == there else entry for n, entry in enumerate(self.entries)]
        return Changed(self.kind.fact, self.places, [*listed, *more])


def relisted(talk: Talk, text: str, *, asked: str | None) -> Relisted | None:
    """What ``text`` says of what is listed by the answers of ``talk``; None where it is no such thing.

    ``asked``: the list that is being asked for, of which what was not said yet is no correction.
    """
    whole = compact(text)
    said = phrase(_FILE, "ahead").sub("", whole)
    against = said != whole
    kind = _outcomes(talk)
    used = _use(talk, kind, said, asked=asked, against=against) if kind else None
    if (found := used or _without(talk, said) or _no_title(talk, said, asked)) is not None:
        return found
    if (anew := _added(talk, said) or put_in_place(talk, said, against=against)) is not None:
        return anew
    totals = ("total",) if asked else ("total", "so_many")
    instead = _instead(talk, said, ("instead", "after_all") if against else ("instead",), totals)
    if kind is None or isinstance(instead, Changed):
        return instead
    is_listing = not against and asked == kind.fact
    return parted(kind, talk, said, is_listing=is_listing) or shared_out(kind, talk, said) or instead


def _outcomes(talk: Talk) -> Entries | None:
    """What makes the list of outcomes; None where the notice asks for none."""
    facts = talk.policy.catalogue.facts.items()
    return next((registry.entries_of(talk, one) for one, data in facts if data.type == "achievements"), None)


def _use(talk: Talk, kind: Entries, said: str, *, asked: str | None, against: bool) -> Relisted | None:
    """企标用过; 第2条没用过; 没用过, of all of which it was not said; 不对，用过, of those of which it was."""
    fact, entries = kind.fact, talk.entries(kind.fact)
    if not talk.policy.catalogue.used_before or not entries:
        return None
    known = [place for place, entry in enumerate(entries) if entry.get(USED) is not None]
    untold = [place for place in range(len(entries)) if place not in known] if asked != fact else []
    may_be = {*untold, *(place for place, entry in enumerate(entries) if USED in entry)}
    used = use_by_kind(kind, talk, entries, said)
    if used and used.keys() <= may_be:
        return _marked(talk, fact, used)
    if not used and asked != fact and (names := which_is_open(kind, talk, said)):
        return Noted(words("misread.which_used", said=short(said), names=names))
    *before, last = said.split(",")
    value = read_use(last)
    told = known if asked is None and not untold else []
    meant = [place for place in may_be if USED in entries[place]] if against else untold or told
    if value is None or not meant or any(read_use(one) is None for one in before):
        return None
    found = _marked(talk, fact, dict.fromkeys(meant, value))
    which = value and len(meant) > 1 and not is_of_all(last, len(meant))
    return SomeUsed(fact, found.places) if which and found.entries != entries else found


def _marked(talk: Talk, fact: str, used: Mapping[int, bool]) -> UseTold:
    return UseTold(fact, tuple(used), [*marked(talk, fact, used).entries(fact)], used)


def _named(talk: Talk, name: str) -> _Listed | None:
    """What is listed that is called so; where no lines are shown a number is that of an outcome: 删除第2条."""
    number = None if _shows_lines(talk) else number_of(name)
    for fact in talk.policy.catalogue.facts:
        kind, entries = registry.entries_of(talk, fact), talk.entries(fact)
        places = places_of(kind, talk, entries, name) if kind else []
        if kind and kind.counted and number is not None and 1 <= number <= len(entries):
            places = [number - 1]
        if kind and places:
            return _Listed(talk, kind, tuple(places))
    return None


def _shows_lines(talk: Talk) -> bool:
    """Whether a number is that of one of the lines that are shown."""
    return talk.state == REVIEW or talk.scratch.proposal is not None


def _without(talk: Talk, said: str) -> Relisted | None:
    """删除论文; 论文减一篇: it is never one more. Of several alike so many fewer are meant."""
    matches = [*all_of_it(_FILE, said, "delete")]
    for match in matches:
        listed = _named(talk, match["of"])
        if listed is not None:
            return _fewer(listed, match)
    for match in matches:
        is_of_none = number_of(match["of"]) is not None and not _shows_lines(talk)
        if is_of_none or _is_no_entry(talk, match["of"]):
            return Noted(words("misread.not_listed", said=short(match["of"])))
        lines = [one for one in talk.policy.catalogue.facts if one in talk.answers]
        line = line_named(talk, lines, match["of"])
        if line is not None:
            return Reopened(line, tuple(range(len(talk.entries(line)))))
    return None


def _no_title(talk: Talk, said: str, asked: str | None) -> Relisted | None:
    """没有工程师: the one that is listed is to go; where none is, and none is asked for, there is none to go."""
    match = phrase(_FILE, "no_title").fullmatch(said)
    if match is None or not word_index(talk.policy).find("titles", match["of"]):
        return None
    listed = _named(talk, match["of"])
    if listed is not None:
        return None if listed.kind.counted else listed.gone()
    is_asked = asked is not None and talk.policy.catalogue.facts[asked].type == "titles"
    is_none = _is_no_entry(talk, match["of"]) and not is_asked
    return Noted(words("misread.not_listed", said=short(match["of"]))) if is_none else None


def _is_no_entry(talk: Talk, name: str) -> bool:
    """Whether it is the name of something that could be listed, and is not."""
    catalogue = talk.policy.catalogue
    starts = {"achievements": [*catalogue.kinds], "titles": [*catalogue.titles]}
    return any(
        places_of(kind, talk, [{kind.first: key}], name)
        for kind in registry.LISTS.values()
        for key in starts.get(kind.fact, ())
    )


def _fewer(listed: _Listed, match: re.Match[str]) -> Relisted:
    if match["asks"]:
        name = listed.kind.called(listed.talk, listed.first) or match["of"]
        return Noted(words("misread.without", name=name))
    count = read_count(match["count"]) if match["count"] else None
    if len(listed.places) == 1 and listed.kind.counted and isinstance(count, int):
        left = so_many(listed.first) - count
        if count > 0 and left > 0:
            return listed.told({COUNT: left})
    return listed.gone()


def _instead(talk: Talk, said: str, forms: Sequence[str], totals: Sequence[str]) -> Relisted | None:
    """论文改成三篇; 论文其实是二作; 我有3篇论文, which says how many there are in all, by one of the ``totals``."""
    if (match := next(all_of_it(_FILE, said, *totals), None)) is not None:
        listed, count = _named(talk, match["of"]), _number(match["value"])
        if listed and listed.kind.counted and count and not told_by_name(listed.kind, talk, match["of"]):
            return _in_all(listed, count)
    if (match := phrase(_FILE, "miscounted").fullmatch(said)) and (only := _only(talk)):
        return _in_all(only, _number(match["value"])) if len(only.places) == 1 else only.opened()
    match = next(all_of_it(_FILE, said, *forms), None)
    listed = _named(talk, match["of"]) if match else None
    if match is None or listed is None:
        return None
    if len(listed.places) > 1:
        meant = [place for place in listed.places if _is(listed, place, match.groupdict().get("was"))]
        if len(meant) != 1:
            return listed.opened()
        listed = listed._replace(places=(meant[0],))
    told = _told(listed, match["value"])
    return listed.told(told) if told else listed.opened()


def _only(talk: Talk) -> _Listed | None:
    """The outcomes that are listed, of which one is meant without its name."""
    kind = _outcomes(talk)
    places = tuple(range(len(talk.entries(kind.fact)))) if kind else ()
    return _Listed(talk, kind, places) if kind and places else None


def _added(talk: Talk, said: str) -> Changed | None:
    """再加一篇核心一作, where a list waits for a yes: one more of the only kind that it can be said of."""
    match, listed = phrase(_FILE, "added").fullmatch(said), _only(talk)
    count = _number(f"{match['count']}{match['unit']}") if match else 0
    if match is None or listed is None or not count or talk.scratch.proposal is None:
        return None
    kind, entries, value = listed.kind, listed.entries, match["value"]
    new: JsonValue
    if word_index(talk.policy).find("kinds", value):
        told = volunteered_facts.said(talk, volunteered_facts.read(talk, match["whole"])).get(kind.fact)
        new = [{COUNT: 1, **one} for one in told if isinstance(one, dict)] if isinstance(told, list) else []
    else:
        meant = {kind.start_of(entries[n]) for n in of_unit(kind, talk, [*listed.places], match["unit"])}
        begun: list[Entry] = [{COUNT: count, **kind.begin(start)} for start in meant]
        new = [
            {**one, **more}
            for one in begun
            if (more := told_of(kind, talk, kind.fact, kind.draft(one), value))
        ]
    return Changed(kind.fact, listed.places, [*entries, *new]) if len(new) == 1 else None


def _is(listed: _Listed, place: int, was: str | None) -> bool:
    told = _told(listed._replace(places=(place,)), was) if was else {}
    return bool(told) and listed.entries[place].items() >= told.items()


def _told(listed: _Listed, value: str) -> dict[str, JsonValue]:
    """What ``value`` says of the only one: so many, or of what sort."""
    kind = listed.kind
    if kind.counted and phrase(_FILE, "number").fullmatch(value):
        return {COUNT: count} if (count := _number(value)) else {}
    told = told_of(kind, listed.talk, kind.fact, kind.draft(listed.first), value)
    return {} if COUNT in told and not kind.counted else told


def _number(value: str) -> int:
    """Of how many ``value`` speaks; of none where that is not all that it says."""
    number = phrase(_FILE, "number").fullmatch(value)
    count = read_count(number["number"]) if number else None
    return count if isinstance(count, int) else 0


def _in_all(listed: _Listed, count: int) -> Relisted:
    """Of more than are listed nothing is said that was said of those; fewer are so many of the only ones."""
    more = count - sum(so_many(listed.entries[place]) for place in listed.places)
    is_bare = len(listed.places) == 1 and listed.first.keys() <= {listed.kind.first, COUNT}
    if more > 0 and not is_bare:
        return listed.told({}, {COUNT: more, **listed.kind.begin(listed.kind.start_of(listed.first))})
    if more and len(listed.places) > 1:
        return listed.opened()
    return listed.told({COUNT: count} if more else {})
