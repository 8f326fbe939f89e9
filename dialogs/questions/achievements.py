"""Achievements: kind, how many alike, and only those attributes on which some level's count still depends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from pydantic import JsonValue

from dialogs.engine.ask import Misread
from dialogs.engine.machine import CHANGE, STAGES
from dialogs.engine.sub_question import Draft
from dialogs.engine.talk import USED, Talk
from dialogs.interview.relevance import is_open
from dialogs.language.answer.choice import read_count
from dialogs.language.answer.tenure import Unclear
from dialogs.language.vocabulary.index import word_index
from dialogs.questions.attributes import (
    AskedAttribute,
    attribute_part,
    attribute_words,
    is_of_some,
    says_more,
)
from dialogs.questions.entry import Entries, EntryOption, Given, Part
from dialogs.questions.frame import unclear
from dialogs.questions.needs import Need, may_still_count, needs, still_open
from dialogs.questions.used_before import used_part
from dialogs.rendering.wording import Markdown, say, words
from rules.conditions.structure import required_achievements
from rules.notice.achievement_data import AttributeData

FACT = "achievements"
COUNT = "count"
USUAL_COUNTS = 5


class Achievements(Entries):
    """See :class:`dialogs.questions.entry.Entries`. A draft has ``kind``, ``count``, attributes, ``used_before``."""

    fact = FACT
    template = "questions.achievements"
    counted = True

    def starts(self, talk: Talk) -> dict[str, str]:
        """The kinds that count for some level that is not held; none where what is listed will do."""
        catalogue = talk.policy.catalogue
        if not self._may_grow(talk):
            return {}
        counting = {need.node.kind for need in needs(unused(talk), adding=True)}
        return {kind: catalogue.kind_name(kind) for kind in catalogue.kinds if kind in counting}

    def called(self, talk: Talk, entry: Mapping[str, JsonValue]) -> str:
        """By its kind."""
        return talk.policy.catalogue.kind_name(self.start_of(entry))

    def parts(self, talk: Talk, draft: Draft) -> Iterator[Part]:
        """How many; then each attribute that still matters; of an entry that is changed, whether it was used."""
        catalogue = talk.policy.catalogue
        kind = str(draft["kind"])
        wanting = [need for need in needs(unused(talk), unmet=True) if need.node.kind == kind]
        if COUNT not in draft:
            yield _how_many(talk, kind, wanting)
        hopeful = still_open(talk, wanting, draft)
        for name, asked in catalogue.kinds[kind].ask.items():
            asking = [
                need for need in hopeful if name not in draft and need.asks(name, draft, talk.applicant())
            ]
            if asking:
                ranks = max(need.last_rank(name) for need in asking)
                clauses = tuple(dict.fromkeys(need.clause for need in asking))
                described = AskedAttribute(name, catalogue.attributes[name], asked, clauses, ranks)
                part = attribute_part(talk, described)
                if catalogue.attributes[name].date:
                    part = _telling_what_is_open(talk, asking, draft, part)
                yield _in_its_words(talk, kind, part) if catalogue.attributes[name].ordinal else part
        used = catalogue.used_before
        if used and talk.state == CHANGE and USED not in draft and any(need.node.unused for need in hopeful):
            yield used_part(used)

    def is_of_some(self, talk: Talk, draft: Draft, text: str) -> bool:
        """Where there are several alike."""
        count = int(str(draft.get(COUNT, 1)))
        return count > 1 and is_of_some(word_index(talk.policy), text, _attributes(talk, draft), count)

    def says_more(self, talk: Talk, draft: Draft, text: str) -> bool:
        """授权率高 says more than 授权."""
        asked = "".join(talk.policy.catalogue.kinds[self.start_of(draft)].ask.values())
        return says_more(word_index(talk.policy), text, _attributes(talk, draft), asked)

    def last_part(self, talk: Talk, draft: Draft) -> Part | None:
        """Whether it was used before."""
        used = talk.policy.catalogue.used_before
        return None if used is None or USED in draft else used_part(used)

    def closing(self, talk: Talk) -> tuple[int, ...]:
        """The entries that may count and of which it is not said whether they were used before."""
        untold = [(place, entry) for place, entry in enumerate(talk.entries(FACT)) if USED not in entry]
        wanting = [need for need in needs(talk) if need.node.unused] if untold else []
        return tuple(
            place
            for place, entry in untold
            if still_open(talk, [need for need in wanting if need.node.kind == entry["kind"]], entry)
        )

    def _may_grow(self, talk: Talk) -> bool:
        return talk.state not in STAGES or may_still_count(unused(talk))

    def is_certain(self, talk: Talk) -> bool:
        """Who lists outcomes is asked for all of them, so that none is taken for not being there."""
        return not self._may_grow(talk) and not self.closing(talk)

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
        return words("questions.tally", levels=tally(unused(talk)), untold=bool(self.closing(talk)))


class Count(NamedTuple):
    """A level's count; ``maybe``: how many more might count, were it known."""

    name: str
    counted: int
    required: int
    maybe: int

    @property
    def enough(self) -> bool:
        """Whether it surely suffices."""
        return self.counted >= self.required


def tally(talk: Talk) -> list[Count]:
    """For each level that is not held and counts achievements, lowest first; nothing listed counts nothing."""
    counts = []
    for level in talk.assess().levels:
        for condition in level.conditions:
            finding = condition.finding
            required = required_achievements(finding.asked)
            if is_open(level) and required is not None:
                maybe = (finding.possible or finding.counted) - finding.counted
                counts.append(Count(level.level.name, finding.counted, required, maybe))
    return counts


def _said(talk: Talk, kind: str, name: str, value: JsonValue) -> str:
    """As people say it: 第二发明人, 未授权, 刊物：核心期刊."""
    catalogue = talk.policy.catalogue
    if isinstance(value, str | int | float | bool):
        return catalogue.attribute_words(kind, name, value)
    return attribute_words(talk, catalogue.attributes[name], value)


def _attributes(talk: Talk, draft: Draft) -> dict[str, AttributeData]:
    """Those that are asked of its kind."""
    catalogue = talk.policy.catalogue
    return {name: catalogue.attributes[name] for name in catalogue.kinds[str(draft["kind"])].ask}


def _telling_what_is_open(talk: Talk, asking: list[Need], draft: Draft, part: Part) -> Part:
    """With a note where a year, or a month, is not exact enough to decide: some of its days would do, some not."""

    def read(text: str) -> Given | Misread:
        found = part.read(text)
        if not isinstance(found, Given):
            return found
        told = {**draft, part.key: found.value}
        is_open = any(need.asks(part.key, told, talk.applicant()) for need in asking)
        value = talk.policy.catalogue.value_name(talk.policy.catalogue.attributes[part.key], found.value)
        return Given(found.value, words("questions.occasion_open", value=value)) if is_open else found

    return replace(part, read=read)


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
        clauses = tuple(talk.policy.catalogue.facts[FACT].clauses)
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
        expects="count",
        passed=1,
    )


def _read_count(text: str) -> Given | Misread:
    found = read_count(text)
    if isinstance(found, Unclear):
        return unclear(found, text)
    return Given(found) if found else Misread("misread.zero")


def unused(talk: Talk) -> Talk:
    """With every outcome of which nothing was said taken for unused, to see how far the list would then do."""
    listed = talk.entries(FACT)
    if talk.policy.catalogue.used_before is None or all(USED in entry for entry in listed):
        return talk
    return talk.answering(FACT, [{USED: False, **entry} for entry in listed])
