"""What is listed, put right wherever one is: 删除论文; 论文减一篇; 论文改成三篇; 论文其实是二作."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from pydantic import JsonValue

from dialogs.engine.commands import bare
from dialogs.engine.machine import CHANGE, CONCLUSION, REVIEW, STAGES
from dialogs.engine.proposal import Proposal
from dialogs.engine.sub_question import Changing, Picking
from dialogs.engine.talk import Talk
from dialogs.input.use_amended import at_review, is_past, use_amended
from dialogs.interview import interview
from dialogs.language.answer.choice import read_count
from dialogs.language.text.normalize import plain
from dialogs.language.text.phrases import expressions, phrase
from dialogs.questions import registry
from dialogs.questions.entry import Entries
from dialogs.questions.frame import short
from dialogs.questions.numbered_by_kind import places_of, told_by_name
from dialogs.questions.several_entries import COUNT, told_of
from dialogs.rendering.wording import words
from dialogs.steps import confirming, correcting, review

_FILE: Final = "amending"
_STATES: Final = frozenset({*STAGES, REVIEW, CHANGE, CONCLUSION})


class _Listed(NamedTuple):
    """The entries of the list ``fact`` that are spoken of, by their places."""

    talk: Talk
    kind: Entries
    fact: str
    places: list[int]

    @property
    def entries(self) -> list[dict[str, JsonValue]]:
        """All that is listed there."""
        return self.talk.entries(self.fact)

    def opened(self) -> Talk:
        """The one of them to be filled in anew or removed; the choice of one where there are several."""
        talk, fact = self.talk, self.fact
        if talk.state not in STAGES or not is_past(talk, fact):
            talk = talk.following("back") if talk.state == CHANGE else talk
            place = self.places[0] if len(self.places) == 1 else None
            opened = review.changed(review.ReviewLine(fact, place, "", ""))(talk)
        else:
            opened = interview.returned(talk, fact)
            opened = opened.asking(Changing(self.places[0], alone=False))
        return opened if len(self.places) == 1 else opened.asking(Picking())

    def proposed(self, listed: list[dict[str, JsonValue]]) -> Talk:
        """``listed`` in its place, put before the person; a list that was whole stays so."""
        whole = () if self.fact in self.talk.scratch.unfinished else (self.fact,)
        new: list[JsonValue] = [*listed]
        facts = {} if listed == self.entries else {self.fact: new}
        return confirming.proposed(self.talk, Proposal(facts=facts, complete=whole))

    def count(self, place: int) -> int:
        """Of how many it stands."""
        return int(str(self.entries[place].get(COUNT, 1)))


def amended(talk: Talk, text: str) -> Talk | None:
    """With what ``text`` says of something that is listed taken for that; None where it is no such thing."""
    scratch = talk.scratch
    if scratch.proposal or scratch.confirming or scratch.sub or talk.state not in _STATES:
        return None
    whole = bare(plain(text)).replace(" ", "")
    said = phrase(_FILE, "ahead").sub("", whole)
    return use_amended(talk, said, against=said != whole) or _without(talk, said) or _instead(talk, said)


def _named(talk: Talk, name: str) -> _Listed | None:
    """What is listed that is called so."""
    for fact in talk.policy.catalogue.facts:
        kind = registry.entries_of(talk, fact)
        places = places_of(kind, talk, talk.entries(fact), name) if kind else []
        if kind and places:
            return _Listed(talk, kind, fact, places)
    return None


def _first(key: str, said: str) -> re.Match[str] | None:
    return next(filter(None, (one.pattern.fullmatch(said) for one in expressions(_FILE, key))), None)


def _without(talk: Talk, said: str) -> Talk | None:
    """删除论文; 论文减一篇: it is never one more. Of several alike so many fewer are proposed."""
    matches = [match for one in expressions(_FILE, "delete") if (match := one.pattern.fullmatch(said))]
    for match in matches:
        listed = _named(talk, match["of"])
        if listed is not None:
            return _fewer(listed, match)
    for match in matches:
        known = {fact: talk.answers[fact] for fact in talk.policy.catalogue.facts if fact in talk.answers}
        line = correcting.line_named(talk, Proposal(facts=known), match["of"])
        if _is_no_entry(talk, match["of"]):
            return talk.saying(words("misread.not_listed", said=short(match["of"]))).asking_again()
        kind = registry.entries_of(talk, line) if line is not None else None
        if line is None or (talk.state in STAGES and talk.scratch.fact != line):
            continue
        if kind is not None and (entries := talk.entries(line)):
            return _Listed(talk, kind, line, [*range(len(entries))]).opened()
        if talk.state not in STAGES:
            return review.changed(review.ReviewLine(line, None, "", ""))(at_review(talk))
    return None


def _is_no_entry(talk: Talk, name: str) -> bool:
    """Whether it is the name of something that could be listed, and is not."""
    catalogue = talk.policy.catalogue
    starts = {"achievements": [*catalogue.kinds], "titles": [*catalogue.titles]}
    return any(
        places_of(kind, talk, [{kind.first: key}], name)
        for kind in registry.LISTS.values()
        for key in starts.get(kind.fact, ())
    )


def _fewer(listed: _Listed, match: re.Match[str]) -> Talk:
    count = read_count(match["count"]) if match["count"] else None
    place = listed.places[0]
    if match["asks"]:
        name = listed.kind.called(listed.talk, listed.entries[place]) or match["of"]
        return listed.talk.saying(words("misread.without", name=name)).asking_again()
    if len(listed.places) == 1 and listed.kind.counted and isinstance(count, int):
        left = listed.count(place) - count
        if count > 0 and left > 0:
            return listed.proposed(_with(listed, place, {COUNT: left}))
    return listed.opened()


def _with(listed: _Listed, place: int, told: dict[str, JsonValue]) -> list[dict[str, JsonValue]]:
    return [{**entry, **told} if n == place else entry for n, entry in enumerate(listed.entries)]


def _instead(talk: Talk, said: str) -> Talk | None:
    """论文改成三篇; 论文其实是二作; 我有3篇论文, which says how many there are in all."""
    if (match := _first("total", said)) is not None:
        listed = _named(talk, match["of"])
        number = phrase(_FILE, "number").fullmatch(match["value"])
        count = read_count(number["number"]) if number else None
        is_all = listed and listed.kind.counted and not told_by_name(listed.kind, talk, match["of"])
        if listed and is_all and isinstance(count, int) and count > 0:
            return _in_all(listed, count)
    match = _first("instead", said)
    listed = _named(talk, match["of"]) if match else None
    if match is None or listed is None:
        return None
    if len(listed.places) > 1:
        meant = [place for place in listed.places if _is(listed, place, match.groupdict().get("was"))]
        if len(meant) != 1:
            return listed.opened()
        listed = listed._replace(places=meant)
    told = _told(listed, match["value"])
    return listed.proposed(_with(listed, listed.places[0], told)) if told else listed.opened()


def _is(listed: _Listed, place: int, was: str | None) -> bool:
    told = _told(listed._replace(places=[place]), was) if was else {}
    return bool(told) and listed.entries[place].items() >= told.items()


def _told(listed: _Listed, value: str) -> dict[str, JsonValue]:
    """What ``value`` says of the only one: so many, or of what sort."""
    number = phrase(_FILE, "number").fullmatch(value)
    if number and listed.kind.counted:
        count = read_count(number["number"])
        return {COUNT: count} if isinstance(count, int) and count > 0 else {}
    draft = listed.kind.draft(listed.entries[listed.places[0]])
    told = told_of(listed.kind, listed.talk, listed.fact, draft, value)
    return {} if COUNT in told and not listed.kind.counted else told


def _in_all(listed: _Listed, count: int) -> Talk:
    """Of more than are listed nothing is said that was said of those; fewer are so many of the only ones."""
    more = count - sum(map(listed.count, listed.places))
    place = listed.places[0]
    bare_one = listed.entries[place].keys() <= {listed.kind.first, COUNT}
    if more > 0 and not (len(listed.places) == 1 and bare_one):
        start = listed.kind.begin(listed.kind.start_of(listed.entries[place]))
        return listed.proposed([*listed.entries, {COUNT: more, **start}])
    if more and len(listed.places) > 1:
        return listed.opened()
    return listed.proposed(_with(listed, place, {COUNT: count}) if more else listed.entries)
