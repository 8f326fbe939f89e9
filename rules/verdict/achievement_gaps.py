"""Which listed achievements would count if one attribute were better, and why others do not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rules.conditions.attribute import (
    AttributeCheck,
    AttributeIs,
    NumberAtLeast,
    NumberInAll,
    RankAtMost,
    Unused,
)
from rules.conditions.counted_once import total_with
from rules.conditions.findings import Finding
from rules.conditions.recency import SinceTitle, WithinYears
from rules.conditions.status import Status
from rules.conditions.view import View
from rules.notice.achievement_data import AttributeData
from rules.notice.catalogue import Catalogue
from rules.profile.profile import Achievement, AttributeValue
from rules.verdict.missing_forms import NotCountedJson, UpgradeJson
from rules.wording.wording import numeral, say


class BetterEntry(NamedTuple):
    """A listed entry that one better attribute would make count at ``claim``, under an item."""

    entry: Achievement
    claim: int
    clause: str
    check: AttributeCheck


def better_entries(counted: Finding) -> Iterator[BetterEntry]:
    """Entries of which exactly one attribute fails, nothing else is in doubt, and which would then add to the count.

    A pair may still lack its other half. A date cannot become a better one.
    """
    scheme = counted.asked.scheme
    claim = -1
    for item in counted.children:
        for kind in item.children:
            claim += 1
            for entry in kind.children:
                faults = [check for check in entry.children if check.status is not Status.MET]
                if len(faults) != 1 or faults[0].status is not Status.NOT_MET:
                    continue
                check = faults[0].asked
                if not can_improve(check):
                    continue
                total = total_with(scheme, counted.children, {entry.seen.index: (claim,)})
                if total > counted.counted:
                    yield BetterEntry(entry.seen, claim, item.asked.clause, check)


asked_value: View[[], tuple[str, AttributeValue]] = View(
    "an attribute and the least value that is asked of it"
)
asked_value.of(AttributeIs, RankAtMost, NumberAtLeast, NumberInAll, WithinYears, SinceTitle)(
    lambda check: (check.attribute, check.needed)
)

can_improve: View[[], bool] = View("whether an attribute of what is listed may become better")
can_improve.of(AttributeIs, RankAtMost, NumberAtLeast)(lambda _check: True)
can_improve.of(Unused, WithinYears, SinceTitle, NumberInAll)(lambda _check: False)


def upgrades(counted: Finding, catalogue: Catalogue) -> Iterator[UpgradeJson]:
    """The same in the contract's form."""
    for better in better_entries(counted):
        yield _upgrade(better.entry, better.clause, better.check, catalogue)


def _upgrade(entry: Achievement, clause: str, check: AttributeCheck, catalogue: Catalogue) -> UpgradeJson:
    needed = needed_words(check, entry.kind, catalogue)
    seen = entry.attributes[check.attribute]
    kind = catalogue.kind_name(entry.kind)
    told = catalogue.attribute_words(entry.kind, check.attribute, seen)
    text = say("not_counted.upgrade", entry=entry.index + 1, kind=kind, seen=told, needed=needed)
    return {
        "entry": entry.index,
        "clause": clause,
        "attribute": check.attribute,
        "seen": seen,
        "needed": check.needed,
        "text": text,
    }


value_words: View[[AttributeData, Catalogue], str] = View("the value that is asked of an attribute, in words")


@value_words.of(AttributeIs)
def _value(check: AttributeIs, described: AttributeData, catalogue: Catalogue) -> str:
    """省部级及以上, 已授权."""
    words = catalogue.value_name(described, check.needed)
    return words if len(check.allowed) == 1 else say("needed.at_least", value=words)


@value_words.of(NumberAtLeast)
def _number(check: NumberAtLeast, described: AttributeData, catalogue: Catalogue) -> str:
    """20万字及以上."""
    return say("needed.at_least", value=catalogue.value_name(described, check.least))


@value_words.of(NumberInAll)
def _in_all(check: NumberInAll, described: AttributeData, catalogue: Catalogue) -> str:
    """累计100万元及以上."""
    return say("needed.in_all", value=catalogue.value_name(described, check.total))


@value_words.of(WithinYears)
def _recent(check: WithinYears, _described: AttributeData, _catalogue: Catalogue) -> str:
    """近5年内."""
    return say("needed.within_years", years=check.years)


@value_words.of(SinceTitle)
def _since(check: SinceTitle, _described: AttributeData, catalogue: Catalogue) -> str:
    """取得中级职称以后, 取得现职称以后."""
    if check.rank is None:
        return say("needed.since_last")
    return say("needed.since_title", title=catalogue.names[check.level])


needed_words: View[[str, Catalogue], str] = View(
    "what an attribute of a kind of achievement must be, in words"
)


@needed_words.of(RankAtMost)
def _place(check: RankAtMost, kind: str, catalogue: Catalogue) -> str:
    """第一发明人, 前三作者."""
    if check.highest > 1:
        return say("needed.within", n=numeral(check.highest), people=catalogue.kinds[kind].people or "")
    return catalogue.attribute_words(kind, check.attribute, check.needed)


@needed_words.of(AttributeIs, NumberAtLeast, NumberInAll, WithinYears, SinceTitle)
def _needed(check: AttributeCheck, _kind: str, catalogue: Catalogue) -> str:
    return value_words(check, catalogue.attributes[check.attribute], catalogue)


def not_counted(
    counted: Finding, entries: tuple[Achievement, ...], catalogue: Catalogue
) -> Iterator[NotCountedJson]:
    """Every entry that surely adds nothing at this level, with the reason: ``kind``, ``used_before``, ``attributes``,
    ``unpaired``, ``full`` or ``enough``.
    """
    found: dict[int, list[tuple[Finding, Finding, Finding]]] = {}
    for item in counted.children:
        for kind in item.children:
            for entry in kind.children:
                found.setdefault(entry.seen.index, []).append((entry, kind, item))
    for achievement in entries:
        words = {"entry": achievement.index + 1, "kind": catalogue.kind_name(achievement.kind)}
        places = found.get(achievement.index)
        if not places:
            yield _left_out(achievement, "kind", say("not_counted.kind", **words))
            continue
        best = max(entry.status for entry, _, _ in places)
        if achievement.used_before and any(kind.asked.unused for _, kind, _ in places):
            yield _left_out(achievement, "used_before", say("not_counted.used_before", **words))
        elif best is Status.NOT_MET:
            entry = min((entry for entry, _, _ in places), key=_number_of_faults)
            text = say("not_counted.attributes", faults=_faults(entry, catalogue), **words)
            yield _left_out(achievement, "attributes", text)
        elif best is Status.MET:
            fitting = [one for one in places if one[0].status is Status.MET]
            yield from _idle(achievement, fitting, words, catalogue)


def _idle(
    achievement: Achievement,
    places: list[tuple[Finding, Finding, Finding]],
    words: dict[str, object],
    catalogue: Catalogue,
) -> Iterator[NotCountedJson]:
    """Why an entry that meets what is asked does not count all the same, or not all of it."""
    entry, kind, item = places[0]
    unit = catalogue.kinds[achievement.kind].unit
    if entry.taken is None:
        if kind.counted < kind.asked.every:
            text = say("not_counted.unpaired", every=kind.asked.every, unit=unit, **words)
            yield _left_out(achievement, "unpaired", text)
        return
    left = achievement.count - sum(entry.taken or 0 for entry, _, _ in places)
    if not left:
        return
    full = [item.asked for _, _, item in places if item.asked.most and item.counted >= item.asked.most]
    if len(full) == len(places):
        text = say("not_counted.full", clause=item.asked.clause, most=full[0].most, left=left, **words)
        yield _left_out(achievement, "full", text)
    elif left == achievement.count and all(kind.asked.total and not kind.counted for _, kind, _ in places):
        text = say("not_counted.in_all", **words, **_amounts(kind, catalogue))
        yield _left_out(achievement, "unpaired", text)
    elif left == achievement.count and all(kind.asked.every > 1 for _, kind, _ in places):
        text = say("not_counted.unpaired", every=kind.asked.every, unit=unit, **words)
        yield _left_out(achievement, "unpaired", text)
    elif left == achievement.count:
        yield _left_out(achievement, "enough", say("not_counted.enough", **words))


def _left_out(achievement: Achievement, reason: str, text: str) -> NotCountedJson:
    return {"entry": achievement.index, "reason": reason, "text": text}


def _amounts(kind: Finding, catalogue: Catalogue) -> dict[str, object]:
    """What is asked for in all, and what there surely is of it."""
    check = kind.asked.total
    described = catalogue.attributes[check.attribute]
    return {
        "attribute": described.name,
        "total": catalogue.value_name(described, check.total),
        "seen": catalogue.value_name(described, sum_of(kind)),
    }


def sum_of(kind: Finding) -> float:
    """What the achievements that surely meet the rest come to."""
    surely = (one.seen for one in kind.children if one.status is Status.MET)
    return sum((kind.asked.worth(entry) * entry.count for entry in surely), 0.0)


def _number_of_faults(entry: Finding) -> int:
    return sum(check.status is Status.NOT_MET for check in entry.children)


def _faults(entry: Finding, catalogue: Catalogue) -> str:
    return "，".join(
        fault_words(check.asked, entry.seen.kind, catalogue)
        for check in entry.children
        if check.status is Status.NOT_MET
    )


fault_words: View[[str, Catalogue], str] = View("what an attribute must be instead, in words")


@fault_words.of(Unused)
def _unused(_check: Unused, _kind: str, _catalogue: Catalogue) -> str:
    return say("not_counted.unused")


@fault_words.of(WithinYears, SinceTitle, NumberAtLeast, NumberInAll)
def _named_fault(check: AttributeCheck, kind: str, catalogue: Catalogue) -> str:
    """取得时间需：近5年内, 字数需：20万字及以上."""
    name = catalogue.attributes[check.attribute].name
    needed = needed_words(check, kind, catalogue)
    return say("not_counted.scale_fault", attribute=name, needed=needed)


@fault_words.of(RankAtMost, AttributeIs)
def _fault(check: AttributeCheck, kind: str, catalogue: Catalogue) -> str:
    """需第一发明人, 刊物需：核心期刊."""
    needed = needed_words(check, kind, catalogue)
    described = catalogue.attributes[check.attribute]
    if described.values:
        return say("not_counted.scale_fault", attribute=described.name, needed=needed)
    return say("not_counted.fault", needed=needed)
