"""Which listed achievements would count if one attribute were better, and why others do not (interpretation §6)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rules.conditions.attribute import AttributeIs, RankAtMost, Unused
from rules.conditions.status import Status
from rules.conditions.view import View
from rules.wording.wording import numeral, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rules.conditions.attribute import AttributeCheck
    from rules.conditions.findings import Finding
    from rules.notice.catalogue import Catalogue
    from rules.profile.profile import Achievement, AttributeValue


class Upgrade(NamedTuple):
    """An entry that would count under ``clause`` if ``attribute`` were ``needed`` (or better)."""

    entry: int
    clause: str
    attribute: str
    seen: AttributeValue
    needed: AttributeValue
    text: str


class NotCounted(NamedTuple):
    """Why an entry does not count: ``kind``, ``used_before``, ``attributes`` or ``unpaired``."""

    entry: int
    reason: str
    text: str


def upgrades(counted: Finding, catalogue: Catalogue) -> Iterator[Upgrade]:
    """Entries of which exactly one attribute fails and nothing else is in doubt."""
    for item in counted.children:
        for kind in item.children:
            for entry in kind.children:
                faults = [check for check in entry.children if check.status is not Status.MET]
                if len(faults) == 1 and faults[0].status is Status.NOT_MET and _one_more(kind, entry.seen):
                    check = faults[0].asked
                    if check is not kind.asked.unused:
                        yield _upgrade(entry.seen, item.asked.clause, check, catalogue)


def _one_more(kind: Finding, entry: Achievement) -> bool:
    """Whether this entry, if it met the item, would add to the count: a pair may still lack its other half."""
    every: int = kind.asked.every
    return (kind.counted + entry.count) // every > kind.counted // every


def _upgrade(entry: Achievement, clause: str, check: AttributeCheck, catalogue: Catalogue) -> Upgrade:
    needed = needed_words(check, entry.kind, catalogue)
    seen = entry.attributes[check.attribute]
    kind = catalogue.kind_name(entry.kind)
    told = catalogue.attribute_words(entry.kind, check.attribute, seen)
    text = say("not_counted.upgrade", entry=entry.index + 1, kind=kind, seen=told, needed=needed)
    return Upgrade(entry.index, clause, check.attribute, seen, check.needed, text)


needed_words: View[[str, Catalogue], str] = View(
    "what an attribute of a kind of achievement must be, in words"
)


@needed_words.of(RankAtMost)
def _place(check: RankAtMost, kind: str, catalogue: Catalogue) -> str:
    """第一发明人, 前三作者."""
    if check.highest > 1:
        return say("needed.within", n=numeral(check.highest), people=catalogue.kinds[kind].people or "")
    return catalogue.attribute_words(kind, check.attribute, check.needed)


@needed_words.of(AttributeIs)
def _value(check: AttributeIs, kind: str, catalogue: Catalogue) -> str:
    """省部级及以上, 已授权."""
    del kind
    words = catalogue.value_name(catalogue.attributes[check.attribute], check.needed)
    return words if len(check.allowed) == 1 else say("needed.at_least", value=words)


def not_counted(
    counted: Finding, entries: tuple[Achievement, ...], catalogue: Catalogue
) -> Iterator[NotCounted]:
    """Every entry that surely adds nothing at this level, with the reason."""
    found = {
        entry.seen.index: (entry, kind)
        for item in counted.children
        for kind in item.children
        for entry in kind.children
    }
    for achievement in entries:
        words = {"entry": achievement.index + 1, "kind": catalogue.kind_name(achievement.kind)}
        if achievement.index not in found:
            yield NotCounted(achievement.index, "kind", say("not_counted.kind", **words))
            continue
        entry, kind = found[achievement.index]
        if achievement.used_before:
            yield NotCounted(achievement.index, "used_before", say("not_counted.used_before", **words))
        elif entry.status is Status.NOT_MET:
            text = say("not_counted.attributes", faults=_faults(entry, catalogue), **words)
            yield NotCounted(achievement.index, "attributes", text)
        elif entry.status is Status.MET and kind.counted < kind.asked.every:
            text = say("not_counted.unpaired", every=kind.asked.every, **words)
            yield NotCounted(achievement.index, "unpaired", text)


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


@fault_words.of(RankAtMost, AttributeIs)
def _fault(check: AttributeCheck, kind: str, catalogue: Catalogue) -> str:
    """需第一发明人, 刊物需：核心期刊."""
    needed = needed_words(check, kind, catalogue)
    described = catalogue.attributes[check.attribute]
    if described.values:
        return say("not_counted.scale_fault", attribute=described.name, needed=needed)
    return say("not_counted.fault", needed=needed)
