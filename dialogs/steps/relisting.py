"""What is listed, as it is said that it is to be: 删除论文; 论文减一篇; 论文改成三篇; 论文其实是二作; 企标用过."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from pydantic import JsonValue

from dialogs.engine.commands import bare
from dialogs.engine.machine import REVIEW
from dialogs.engine.proposal import Doubt, Proposal
from dialogs.engine.talk import USED, Talk
from dialogs.language.answer.choice import read_count
from dialogs.language.text.normalize import plain
from dialogs.language.text.phrases import expressions, phrase
from dialogs.questions import registry
from dialogs.questions.entry import Entries
from dialogs.questions.frame import short
from dialogs.questions.numbered import is_of_all
from dialogs.questions.numbered_by_kind import places_of, told_by_name
from dialogs.questions.several_entries import COUNT, told_of
from dialogs.questions.use_by_kind import use_by_kind, which_is_open
from dialogs.questions.used_before import read_use
from dialogs.rendering.wording import Markdown, words
from dialogs.steps.naming import line_named, number_of
from dialogs.steps.otherwise import so_many
from dialogs.steps.parting import parted

_FILE: Final = "amending"


class Relisted(NamedTuple):
    """Of the list ``fact`` the entries at ``places`` are spoken of; ``entries``: the list as it is to be, where that is
    said. ``note``: what is to be answered to it, and nothing done. ``used``: it says only whether they were used; of
    several that were, it is asked which. ``is_gone``: what is spoken of is to go. ``options``: what may be meant.
    """

    fact: str
    places: tuple[int, ...] = ()
    entries: list[JsonValue] | None = None
    note: Markdown | None = None
    used: Mapping[int, bool] | None = None
    is_gone: bool = False
    options: tuple[str, ...] = ()

    def put_into(self, proposal: Proposal, text: str) -> Proposal:
        """With the list as it is to be among what is proposed; else with what may be meant by ``text``."""
        if self.options:
            doubt = Doubt(field=self.fact, text=text, options=self.options)
            return proposal.model_copy(update={"doubts": (doubt, *proposal.doubts)})
        if self.entries is None and self.is_gone and len(self.places) == 1:
            left = {fact: value for fact, value in proposal.facts.items() if fact != self.fact}
            return proposal.model_copy(update={"facts": left})
        if self.entries is None:
            return proposal.model_copy(update={"anew": self.fact})
        return proposal.model_copy(update={"facts": {**proposal.facts, self.fact: [*self.entries]}})


class _Listed(NamedTuple):
    """The entries of the list ``fact`` that are spoken of, by their places."""

    talk: Talk
    kind: Entries
    fact: str
    places: tuple[int, ...]

    @property
    def entries(self) -> list[dict[str, JsonValue]]:
        """All that is listed there."""
        return self.talk.entries(self.fact)

    def opened(self) -> Relisted:
        """Without a word of how they are to be."""
        return Relisted(self.fact, self.places)

    def told(self, told: Mapping[str, JsonValue], *more: JsonValue) -> Relisted:
        """With what is ``told`` of the first of them, and ``more`` entries."""
        there = self.places[0]
        listed = [{**entry, **told} if n == there else entry for n, entry in enumerate(self.entries)]
        return Relisted(self.fact, self.places, [*listed, *more])


def relisted(talk: Talk, text: str, *, asked: str | None) -> Relisted | None:
    """What ``text`` says of what is listed by the answers of ``talk``; None where it is no such thing.

    ``asked``: the list that is being asked for, of which what was not said yet is no correction.
    """
    whole = bare(plain(text)).replace(" ", "")
    said = phrase(_FILE, "ahead").sub("", whole)
    against = said != whole
    found = _use(talk, said, asked=asked, against=against) or _without(talk, said)
    totals = ("total",) if asked else ("total", "so_many")
    instead = found or _instead(talk, said, ("instead", "after_all") if against else ("instead",), totals)
    if found is not None or (instead is not None and instead.entries is not None):
        return instead
    return _parted(talk, said, asked=None if against else asked) or instead


def _outcomes(talk: Talk) -> str:
    """The fact that lists outcomes; nothing where the notice asks for none."""
    return next((one for one, data in talk.policy.catalogue.facts.items() if data.type == "achievements"), "")


def _parted(talk: Talk, said: str, *, asked: str | None) -> Relisted | None:
    """论文有一篇用过; 专利都是第二发明人; 没有专利."""
    fact = _outcomes(talk)
    kind = registry.entries_of(talk, fact) if fact else None
    found = parted(kind, talk, said, is_listing=asked == fact) if kind else None
    if found is not None or kind is None:
        return found and Relisted(fact, found.places, found.entries, options=found.options)
    if asked == fact and phrase(_FILE, "part_used").match(said):
        return None  # it answers the open question: 一篇用过一篇没用过
    return _parted_in_turn(talk, kind, phrase(_FILE, "between_uses").split(said), is_listing=asked == fact)


def _parted_in_turn(
    talk: Talk, kind: Entries, clauses: Sequence[str], *, is_listing: bool
) -> Relisted | None:
    """其中两篇没用过，一篇用过: each of what the one before has left; it is asked where that does not tell of which.

    What is said of all that is listed is no part of it.
    """
    now, places, name = talk, dict[int, None](), ""
    for clause in filter(None, clauses):
        is_part = phrase(_FILE, "part").match(clause) is not None
        found = parted(kind, now, f"{name}{clause}" if is_part else clause, is_listing=False)
        if found is None or found.entries is None:
            return Relisted(kind.fact, tuple(places)) if is_part and places else None
        name = kind.called(now, now.entries(kind.fact)[found.places[0]])
        now = now.told({kind.fact: found.entries})
        places |= dict.fromkeys(found.places)
    entries: list[JsonValue] = [*now.entries(kind.fact)]
    is_whole = is_listing and len(entries) == len(talk.entries(kind.fact))
    return Relisted(kind.fact, tuple(places), entries) if places and not is_whole else None


def _use(talk: Talk, said: str, *, asked: str | None, against: bool) -> Relisted | None:
    """企标用过; 第2条没用过; 没用过, of all of which it was not said; 不对，用过, of those of which it was."""
    fact = _outcomes(talk)
    kind = registry.entries_of(talk, fact) if fact and talk.policy.catalogue.used_before else None
    entries = talk.entries(fact)
    if kind is None or not entries:
        return None
    known = [place for place, entry in enumerate(entries) if entry.get(USED) is not None]
    untold = [place for place in range(len(entries)) if place not in known] if asked != fact else []
    may_be = {*untold, *(place for place, entry in enumerate(entries) if USED in entry)}
    used = use_by_kind(kind, talk, entries, said)
    if used and used.keys() <= may_be:
        return _marked(fact, entries, used)
    if not used and asked != fact and (names := which_is_open(kind, talk, said)):
        return Relisted(fact, note=words("misread.which_used", said=short(said), names=names))
    *before, last = said.split(",")
    value = read_use(last)
    told = known if asked is None and not untold else []
    meant = [place for place in may_be if USED in entries[place]] if against else untold or told
    if value is None or not meant or any(read_use(one) is None for one in before):
        return None
    found = _marked(fact, entries, dict.fromkeys(meant, value))
    which = value and len(meant) > 1 and not is_of_all(last, len(meant))
    return found._replace(entries=None) if which and found.entries != entries else found


def _marked(fact: str, entries: list[dict[str, JsonValue]], used: Mapping[int, bool]) -> Relisted:
    listed: list[JsonValue] = [
        {**entry, USED: used[place]} if place in used else entry for place, entry in enumerate(entries)
    ]
    return Relisted(fact, tuple(used), listed, used=used)


def _named(talk: Talk, name: str) -> _Listed | None:
    """What is listed that is called so; where no lines are shown a number is that of an outcome: 删除第2条."""
    number = None if _shows_lines(talk) else number_of(name)
    for fact in talk.policy.catalogue.facts:
        kind = registry.entries_of(talk, fact)
        entries = talk.entries(fact)
        places = places_of(kind, talk, entries, name) if kind else []
        if kind and kind.counted and number is not None and 1 <= number <= len(entries):
            places = [number - 1]
        if kind and places:
            return _Listed(talk, kind, fact, tuple(places))
    return None


def _shows_lines(talk: Talk) -> bool:
    """Whether a number is that of one of the lines that are shown."""
    return talk.state == REVIEW or talk.scratch.proposal is not None


def _first(said: str, *keys: str) -> re.Match[str] | None:
    forms = (one.pattern for key in keys for one in expressions(_FILE, key))
    return next(filter(None, (form.fullmatch(said) for form in forms)), None)


def _without(talk: Talk, said: str) -> Relisted | None:
    """删除论文; 论文减一篇: it is never one more. Of several alike so many fewer are meant."""
    matches = [match for one in expressions(_FILE, "delete") if (match := one.pattern.fullmatch(said))]
    for match in matches:
        listed = _named(talk, match["of"])
        if listed is not None:
            return _fewer(listed, match)
    for match in matches:
        is_of_none = number_of(match["of"]) is not None and not _shows_lines(talk)
        if is_of_none or _is_no_entry(talk, match["of"]):
            return Relisted("", note=words("misread.not_listed", said=short(match["of"])))
        line = line_named(
            talk, [one for one in talk.policy.catalogue.facts if one in talk.answers], match["of"]
        )
        if line is not None:
            return Relisted(line, tuple(range(len(talk.entries(line)))))
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


def _fewer(listed: _Listed, match: re.Match[str]) -> Relisted:
    count = read_count(match["count"]) if match["count"] else None
    place = listed.places[0]
    if match["asks"]:
        name = listed.kind.called(listed.talk, listed.entries[place]) or match["of"]
        return Relisted(listed.fact, note=words("misread.without", name=name))
    if len(listed.places) == 1 and listed.kind.counted and isinstance(count, int):
        left = so_many(listed.entries[place]) - count
        if count > 0 and left > 0:
            return listed.told({COUNT: left})
    left_over: list[JsonValue] = [one for n, one in enumerate(listed.entries) if n != place]
    gone = listed.opened()._replace(is_gone=True)
    return gone._replace(entries=left_over) if left_over and len(listed.places) == 1 else gone


def _instead(talk: Talk, said: str, forms: Sequence[str], totals: Sequence[str]) -> Relisted | None:
    """论文改成三篇; 论文其实是二作; 我有3篇论文, which says how many there are in all, by one of the ``totals``."""
    if (match := _first(said, *totals)) is not None:
        listed = _named(talk, match["of"])
        number = phrase(_FILE, "number").fullmatch(match["value"])
        count = read_count(number["number"]) if number else None
        is_all = listed and listed.kind.counted and not told_by_name(listed.kind, talk, match["of"])
        if listed and is_all and isinstance(count, int) and count > 0:
            return _in_all(listed, count)
    match = _first(said, *forms)
    listed = _named(talk, match["of"]) if match else None
    if match is None or listed is None:
        return None
    if len(listed.places) > 1:
        meant = tuple(place for place in listed.places if _is(listed, place, match.groupdict().get("was")))
        if len(meant) != 1:
            return listed.opened()
        listed = listed._replace(places=meant)
    told = _told(listed, match["value"])
    return listed.told(told) if told else listed.opened()


def _is(listed: _Listed, place: int, was: str | None) -> bool:
    told = _told(listed._replace(places=(place,)), was) if was else {}
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


def _in_all(listed: _Listed, count: int) -> Relisted:
    """Of more than are listed nothing is said that was said of those; fewer are so many of the only ones."""
    more = count - sum(so_many(listed.entries[place]) for place in listed.places)
    place = listed.places[0]
    bare_one = listed.entries[place].keys() <= {listed.kind.first, COUNT}
    if more > 0 and not (len(listed.places) == 1 and bare_one):
        start = listed.kind.begin(listed.kind.start_of(listed.entries[place]))
        return listed.told({}, {COUNT: more, **start})
    if more and len(listed.places) > 1:
        return listed.opened()
    return listed.told({COUNT: count} if more else {})
