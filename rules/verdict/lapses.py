"""When achievements that do today become too old to count: time takes away as well as gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rules.conditions.attribute import AttributeIs, NumberAtLeast, NumberInAll, RankAtMost, Unused
from rules.conditions.findings import Applicant
from rules.conditions.recency import SinceTitle, WithinYears
from rules.conditions.status import Status
from rules.conditions.view import View

if TYPE_CHECKING:
    from datetime import date

    from rules.conditions.achievement import AchievementCount
    from rules.conditions.findings import Finding
    from rules.profile.profile import Achievement


def first_lapse(node: AchievementCount, finding: Finding, applicant: Applicant) -> date | None:
    """The first day on which what meets ``node`` today no longer surely does; ``None`` where no day takes it away."""
    if not node.is_lapsing:
        return None
    days = {
        day
        for entry in finding.walk()
        for check in entry.children
        if entry.seen is not None and check.status is Status.MET
        if (day := _lapses(check.asked, entry.seen)) is not None
    }
    return next(
        (day for day in sorted(days) if day > applicant.day and not _is_met(node, applicant, day)), None
    )


def _is_met(node: AchievementCount, applicant: Applicant, day: date) -> bool:
    return node.evaluate(Applicant(applicant.profile, day)).status is Status.MET


_lapses: View[[Achievement], date | None] = View("the first day on which an achievement may be too old")
_lapses.of(WithinYears)(lambda check, entry: check.lapses(entry))
_lapses.of(AttributeIs, RankAtMost, NumberAtLeast, NumberInAll, SinceTitle, Unused)(
    lambda _check, _entry: None
)
