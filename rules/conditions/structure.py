"""What a condition is made of, as far as more than one view asks for it."""

from __future__ import annotations

from rules.conditions.achievement import AchievementCount, AchievementItem
from rules.conditions.attribute import AttributeIs, NumberAtLeast, NumberInAll, RankAtMost
from rules.conditions.declaration import Declarations
from rules.conditions.findings import Finding
from rules.conditions.ground import Ground
from rules.conditions.performance import Performance
from rules.conditions.recency import SinceTitle, WithinYears
from rules.conditions.route import Routes, WaivableRoutes
from rules.conditions.view import View

timed: View[[], bool] = View("whether time, titles and education decide a condition")
timed.of(Routes, WaivableRoutes)(lambda _node: True)
timed.of(Declarations, Performance, AchievementCount)(lambda _node: False)

declared: View[[], bool] = View("whether people judge themselves by a condition, and no facts decide it")
declared.of(Declarations, Performance)(lambda _node: True)
declared.of(Routes, WaivableRoutes, AchievementCount)(lambda _node: False)

split_routes: View[[Finding], tuple[Finding, Finding | None]] = View(
    "the routes of a condition and their waiver"
)
split_routes.of(Routes, WaivableRoutes)(lambda node, finding: node.split(finding))

grounds_of: View[[], tuple[Ground, ...]] = View("the grounds that waive a condition")
grounds_of.of(WaivableRoutes)(lambda node: node.grounds)
grounds_of.of(Routes, Declarations, Performance, AchievementCount)(lambda _node: ())

required_achievements: View[[], int | None] = View("how many achievements a condition asks for")
required_achievements.of(AchievementCount)(lambda node: node.required)
required_achievements.of(Routes, WaivableRoutes, Declarations, Performance)(lambda _node: None)

items_of: View[[], tuple[AchievementItem, ...]] = View("the items of which a condition counts achievements")
items_of.of(AchievementCount)(lambda node: node.items)
items_of.of(Routes, WaivableRoutes, Declarations, Performance)(lambda _node: ())

counts_since: View[[int], bool] = View("whether a condition counts achievements since a title of some rank")
counts_since.of(AchievementCount)(
    lambda node, rank: any(
        counts_since(check, rank) for item in node.items for kind in item.kinds for check in kind.checks
    )
)
counts_since.of(Routes, WaivableRoutes, Declarations, Performance)(lambda _node, _rank: False)
counts_since.of(SinceTitle)(lambda check, rank: check.rank is None or check.rank <= rank)
counts_since.of(AttributeIs, RankAtMost, NumberAtLeast, NumberInAll, WithinYears)(lambda _check, _rank: False)
