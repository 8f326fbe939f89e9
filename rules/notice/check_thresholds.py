"""No threshold makes a higher level easier than the one below it, unless the notice itself says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from rules.notice.achievement_data import AchievementData, Requirement
from rules.notice.person_data import RouteData
from rules.notice.schema import ConditionData, LevelData
from rules.notice.sources import Place, Sources, counted_achievements
from rules.notice.yaml_file import Hint
from rules.wording.wording import say


def check_thresholds(sources: Sources) -> None:
    """Raises NoticeRefused at the first threshold that is lower than that of the level below."""
    for (_, lower), (_, higher) in pairwise(sources.each(LevelData)):
        before = {one.condition: (one, place) for one, place in sources.each(ConditionData, lower)}
        for above, place in sources.each(ConditionData, higher):
            if above.condition in before:
                below, there = before[above.condition]
                _routes_not_easier(below, above, sources, place)
                _achievements_not_easier(below, above, sources, place, there)


class _Asked(NamedTuple):
    """What a route asks, in numbers. ``tier`` is ``None`` without a degree, ``rank`` without a title."""

    tier: int | None
    rank: int | None
    other_speciality: bool
    years: float
    certificate: str | None = None

    @property
    def asks_for_no_title(self) -> bool:
        """Whether it is open to people with any title or none."""
        return self.rank is None

    def comparable(self, other: _Asked) -> bool:
        """Both ask for one's own speciality's title, for another's, for one certificate, or for none of these."""
        kinds = [(one.rank is None, one.other_speciality, one.certificate) for one in (self, other)]
        return kinds[0] == kinds[1]

    def open_to_all_of(self, other: _Asked) -> bool:
        """Whoever has the degree and the title that ``other`` asks for has those that this one does."""
        return _at_most(self.tier, other.tier) and _at_most(self.rank, other.rank)


def _at_most(low: int | None, high: int | None) -> bool:
    return low is None or (high is not None and low <= high)


def _asked(route: RouteData, sources: Sources) -> _Asked:
    tiers = {named.education: named.tier for named in sources.policy.education}
    ranks = {title.title: rank for rank, title in enumerate(sources.policy.titles)}
    certificates = {one.certificate for one in sources.policy.certificates}
    ranks |= dict.fromkeys(certificates, -1)
    tier = tiers[route.education] if route.education else None
    if route.title is None:
        return _Asked(tier, None, other_speciality=False, years=route.experience_years or 0)
    title = route.title
    certificate = title.at_least if title.at_least in certificates else None
    return _Asked(tier, ranks[title.at_least], title.other_speciality, title.years, certificate)


def _routes_not_easier(below: ConditionData, above: ConditionData, sources: Sources, place: Place) -> None:
    """A route asks for no lower degree or title than every route below, nor for fewer years of the same people."""
    lower = [_asked(route, sources) for route in below.routes or ()]
    for n, route in enumerate(above.routes or ()):
        wanted = _asked(route, sources)
        alike = [asked for asked in lower if asked.comparable(wanted)]
        if not alike or route.easier_by_the_notice:
            continue
        at = place.at("routes", n)
        for part in ("tier", "rank"):
            if not any(_at_most(getattr(asked, part), getattr(wanted, part)) for asked in alike):
                raise at.refusal(say(f"notice_data.easier.lower.{part}", clause=route.clause))
        open_below = [asked for asked in lower if asked in alike or asked.asks_for_no_title]
        least = min((asked.years for asked in open_below if asked.open_to_all_of(wanted)), default=0)
        if wanted.years < least:
            years = at.at("title", "years") if route.title else at.at("experience_years")
            words = say("notice_data.easier.years", clause=route.clause, least=least)
            raise years.refusal(words, Hint(right=least))


def _achievements_not_easier(
    below: ConditionData, above: ConditionData, sources: Sources, place: Place, there: Place
) -> None:
    """``there``: where the condition of the level ``below`` stands."""
    if below.achievements is None or above.achievements is None:
        return
    least = below.achievements.required_in_all
    if above.achievements.required_in_all < least and not above.achievements.easier_by_the_notice:
        words = say("notice_data.easier.required", least=least)
        raise place.at("achievements", "lists" if above.achievements.lists else "required").refusal(words)
    lower = {achievement.kind: achievement for achievement, _ in _named_once(sources, there)}
    for achievement, at in _named_once(sources, place):
        if achievement.kind in lower:
            _achievement_not_easier(lower[achievement.kind], achievement, sources, at)


def _named_once(sources: Sources, condition: Place) -> Iterator[tuple[AchievementData, Place]]:
    """The kinds that one item alone counts: of others it cannot be said which is the one of the level below."""
    counted = list(counted_achievements(sources, condition))
    times = Counter(achievement.kind for achievement, _ in counted)
    return ((achievement, at) for achievement, at in counted if times[achievement.kind] == 1)


def _achievement_not_easier(
    below: AchievementData, above: AchievementData, sources: Sources, place: Place
) -> None:
    if above.every < below.every and "every" not in above.easier_by_the_notice:
        raise place.at("every").refusal(
            say("notice_data.easier.every", least=below.every), Hint(right=below.every)
        )
    for name, wanted in above.requirements.items():
        least = below.requirements.get(name)
        if least is None or name in above.easier_by_the_notice:
            continue
        values = [value.value for value in sources.achievements.attributes[name].values]
        if _easier(wanted, least, values):
            words = say("notice_data.easier.attribute", name=name, least=_said(least))
            raise place.at(name).refusal(words)


def _said(wanted: Requirement) -> object:
    forms = (wanted.at_most, wanted.at_least, wanted.total, wanted.within_years, wanted.since_title)
    return next((form for form in forms if form is not None), wanted.equals)


def _easier(wanted: Requirement, least: Requirement, values: list[str]) -> bool:
    """Those of two forms are not compared."""
    if wanted.at_most and least.at_most:
        return wanted.at_most > least.at_most
    if wanted.within_years and least.within_years:
        return wanted.within_years > least.within_years
    if isinstance(wanted.at_least, str) and isinstance(least.at_least, str):
        return values.index(wanted.at_least) < values.index(least.at_least)
    if isinstance(wanted.at_least, int | float) and isinstance(least.at_least, int | float):
        return wanted.at_least < least.at_least
    if wanted.total and least.total:
        return wanted.total < least.total
    return least.equals is not None and wanted.equals != least.equals
