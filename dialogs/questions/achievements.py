"""Achievements: kind, how many alike, and only those attributes on which some level's count still depends."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dialogs.engine.ask import Misread
from dialogs.engine.commands import bare
from dialogs.interview.tally import tally
from dialogs.language.answer.choice import read_count
from dialogs.language.answer.tenure import Unclear
from dialogs.questions.attributes import attribute_part, attribute_words, read_truth
from dialogs.questions.entry import EntryOption, Given, Part
from dialogs.questions.frame import short
from dialogs.questions.needs import Need, needs, still_open
from dialogs.questions.options import read_option
from dialogs.rendering.wording import escape, listed, say, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import JsonValue

    from dialogs.engine.talk import Draft, Talk
    from dialogs.language.answer.choice import Choice
    from dialogs.rendering.wording import Markdown

COUNT = "count"
USED = "used_before"
USUAL_COUNTS = 5


class Achievements:
    """See :class:`dialogs.questions.entry.Entries`. A draft has ``kind``, ``count``, attributes, ``used_before``."""

    template = "questions.achievements"

    def starts(self, talk: Talk) -> dict[str, str]:
        """The kinds that count for some level that is not held."""
        catalogue = talk.policy.catalogue
        counting = {need.node.kind for need in needs(talk)}
        return {kind: catalogue.kind_name(kind) for kind in catalogue.kinds if kind in counting}

    def read_start(self, talk: Talk, text: str) -> Choice:
        """By name or a part of it."""
        return read_option(text, self.starts(talk))

    def begin(self, key: str) -> Draft:
        """An achievement begins with its kind."""
        return {"kind": key}

    def start_of(self, entry: Mapping[str, JsonValue]) -> str:
        """Its kind."""
        return str(entry["kind"])

    def part(self, talk: Talk, draft: Draft) -> Part | None:
        """How many; then each attribute that still matters; then, if it may count, whether it was used."""
        catalogue = talk.policy.catalogue
        kind = str(draft["kind"])
        wanting = [need for need in needs(talk, unmet=True) if need.node.kind == kind]
        if COUNT not in draft:
            return _how_many(talk, kind, wanting)
        hopeful = still_open(wanting, draft)
        for name, asked in catalogue.kinds[kind].ask.items():
            asking = [need for need in hopeful if need.asks(name)]
            if asking and name not in draft:
                ranks = max(need.last_rank(name) for need in asking)
                clauses = tuple(dict.fromkeys(need.clause for need in asking))
                part = attribute_part(name, catalogue.attributes[name], asked, clauses, ranks)
                return _in_its_words(talk, kind, part) if catalogue.attributes[name].ordinal else part
        if USED not in draft and any(need.node.unused for need in hopeful):
            return _used(talk)
        return None

    def draft(self, entry: Mapping[str, JsonValue]) -> Draft:
        """As it is."""
        return dict(entry)

    def entry(self, draft: Draft) -> dict[str, JsonValue]:
        """As it is."""
        return dict(draft)

    def line(self, talk: Talk, entry: Mapping[str, JsonValue]) -> str:
        """发明专利2项：已授权，排名第1，以往评审未用过."""
        catalogue = talk.policy.catalogue
        kind = catalogue.kinds[str(entry["kind"])]
        parts = [
            _said(talk, str(entry["kind"]), name, value)
            for name, value in entry.items()
            if name in catalogue.attributes
        ]
        if USED in entry:
            used = entry[USED]
            parts.append(say(f"questions.used.{'unknown' if used is None else 'yes' if used else 'no'}"))
        name = say(
            "questions.entry.counted",
            name=kind.short or kind.name,
            n=str(entry.get(COUNT, 1)),
            unit=kind.unit,
        )
        return (
            say("questions.entry.line", name=name, parts=say("questions.comma").join(parts))
            if parts
            else name
        )

    def remark(self, talk: Talk) -> Markdown:
        """What counts so far, level by level."""
        return words("questions.tally", levels=tally(talk))


def _said(talk: Talk, kind: str, name: str, value: JsonValue) -> str:
    """As people say it: 第二发明人, 未授权, 刊物：核心期刊."""
    catalogue = talk.policy.catalogue
    if isinstance(value, str | int | bool):
        return catalogue.attribute_words(kind, name, value)
    return attribute_words(talk, catalogue.attributes[name], value)


def _in_its_words(talk: Talk, kind: str, part: Part) -> Part:
    """A place by the people of the kind: 第一发明人, 第二作者."""
    options = {
        key: EntryOption(_said(talk, kind, part.key, option.value), option.value)
        for key, option in part.options.items()
    }
    return replace(part, options=options)


def _how_many(talk: Talk, kind: str, wanting: list[Need]) -> Part:
    named = talk.policy.catalogue.kinds[kind]
    options = {str(n): EntryOption(str(n), n) for n in range(1, USUAL_COUNTS + 1)}
    clauses = tuple(dict.fromkeys(need.clause for need in wanting))
    if not clauses:
        clauses = tuple(talk.policy.catalogue.facts["achievements"].clauses)
    asked = words("questions.ask_count", name=named.short or named.name, unit=named.unit)
    return Part(
        COUNT,
        asked,
        clauses,
        _read_count,
        options,
        words("questions.hint_count"),
        unknown=False,
        numbered=False,
        passed=1,
    )


def _read_count(text: str) -> Given | Misread:
    found = read_count(text)
    if isinstance(found, Unclear):
        return Misread(escape(found.why))
    return Given(found) if found else Misread(words("misread.zero"))


def _used(talk: Talk) -> Part:
    used = talk.policy.catalogue.used_before
    options = {
        "no": EntryOption(say("buttons.unused"), value=False),
        "yes": EntryOption(say("buttons.used"), value=True),
    }

    def read(text: str) -> Given | Misread:
        said = bare(text)
        for key, option in options.items():
            if said == bare(option.label) or said in listed(f"understood.used_words.{key}"):
                return Given(option.value)
        found = read_truth(text)
        names = [option.label for option in options.values()]
        return (
            found
            if isinstance(found, Given)
            else Misread(words("misread.used", said=short(text), names=names))
        )

    return Part(USED, used.ask, (used.clause,), read, options)
