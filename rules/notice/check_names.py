"""Every name that one file takes from another is there, is given once and fits its use."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from rules.notice.achievement_data import AchievementData, AttributeData, EachData, Requirement
from rules.notice.person_data import CertificateData, DeclarationData, FactData, ReductionData, RouteData
from rules.notice.schema import ConditionData, GroundConditionData, LevelData, PerformanceData
from rules.notice.sources import Place, Sources, counted_achievements
from rules.notice.yaml_file import Hint, did_you_mean
from rules.wording.wording import say

# The facts that are no plain declarations, each with the type of its question.
FACT_TYPES = {
    "direction": "direction",
    "education": "education",
    "experience": "tenure",
    "titles": "titles",
    "achievements": "achievements",
    "exceptional": "grounds",
}
STATED_TYPES = ("yes_no", "number", "day", "education")
"""The types of all others: what people state of themselves."""


def check_names(sources: Sources) -> None:
    """Raises NoticeRefused at the first name that is unknown, stands twice or does not fit."""
    _given_once(sources)
    _levels_and_facts(sources)
    _questions_of_kinds(sources)
    for condition, place in sources.each(ConditionData):
        _facts_are_asked(condition, place, sources)
        for route, at in sources.each(RouteData, place):
            _route(route, at, sources)
        clauses = [route.clause for route in condition.routes or ()]
        for reduction, at in sources.each(ReductionData, place):
            for m, clause in enumerate(reduction.routes):
                refuse_unknown(clause, clauses, at.at("routes", m))
        if condition.performance:
            _directions(condition.performance, place.at("performance", "directions"), sources)
        _totals_apart(place, sources)
        for achievement, at in counted_achievements(sources, place):
            _achievement(achievement, at, sources)
            for asked, at_each in sources.each(EachData, place):
                _asked_of_kind(achievement.kind, asked.requirements, at_each, sources)
        for ground, at in sources.each(GroundConditionData, place):
            _ground(ground, at, sources)


def _given_once(sources: Sources) -> None:
    for names, place in _lists_of_names(sources):
        for n, name in enumerate(names):
            if name in names[:n]:
                raise place.at(n).refusal(say("notice_data.content.twice", name=name))


def _lists_of_names(sources: Sources) -> Iterator[tuple[list[str], Place]]:
    policy = sources.place("policy.yaml")
    yield [title.title for title in sources.policy.titles], policy.at("titles")
    yield [named.education for named in sources.policy.education], policy.at("education")
    yield [one.certificate for one in sources.policy.certificates], policy.at("certificates")
    yield sources.policy.levels, policy.at("levels")
    yield [direction.direction for direction in sources.directions], sources.place("directions.yaml")
    yield [fact.fact for fact in sources.facts], sources.place("facts.yaml")
    for level, place in sources.each(LevelData):
        yield [condition.condition for condition in level.conditions], place.at("conditions")
    for attribute, place in sources.each(AttributeData):
        values = place.at("scale" if attribute.scale else "choice")
        yield [value.value for value in attribute.values], values


def _levels_and_facts(sources: Sources) -> None:
    titles = _titles(sources)
    for name, (level, place) in zip(sources.policy.levels, sources.each(LevelData), strict=True):
        if level.level != name:
            raise place.at("level").refusal(say("notice_data.level_file", name=name), Hint(right=name))
        refuse_unknown(level.confers, titles, place.at("confers"))
    _levels_ascend(sources)
    for certificate, place in sources.each(CertificateData):
        if certificate.stands_for:
            refuse_unknown(certificate.stands_for, titles, place.at("stands_for"))
    for fact, place in sources.each(FactData):
        only = FACT_TYPES.get(fact.fact)
        wanted = (only,) if only else STATED_TYPES
        if fact.type not in wanted:
            words = say("notice_data.fact_type", fact=fact.fact, types="、".join(wanted))
            raise place.at("type").refusal(words, Hint(right=wanted[0]))


def _levels_ascend(sources: Sources) -> None:
    """Both levels and titles are written lowest first."""
    titles = {title.title: (rank, title.name) for rank, title in enumerate(sources.policy.titles)}
    ascending = sorted(sources.levels, key=lambda level: titles[level.confers][0])
    for higher, level in zip(ascending, sources.levels, strict=True):
        if titles[level.confers][0] > titles[higher.confers][0]:
            told = {"level": level.name, "title": titles[level.confers][1], "lower": higher.name}
            right = Hint(right=[one.level for one in ascending])
            raise sources.place("policy.yaml", "levels").refusal(
                say("notice_data.level_order", **told), right
            )


def _questions_of_kinds(sources: Sources) -> None:
    """A question is about an attribute that exists."""
    data, place = sources.achievements, sources.place("achievements.yaml")
    for kind, named in data.kinds.items():
        for attribute in named.ask:
            refuse_unknown(attribute, data.attributes, place.at("kinds", kind, "ask", attribute))
    for kind, ground in data.grounds.items():
        for attribute in ground.ask:
            refuse_unknown(attribute, ground.attributes, place.at("grounds", kind, "ask", attribute))


def _facts_are_asked(condition: ConditionData, place: Place, sources: Sources) -> None:
    """Every fact that is read has a question; those that are declared are yes or no."""
    asked = {fact.fact for fact in sources.facts}
    for fact, at in (*_facts_declared(condition, place, sources), *_facts_read(condition, place, sources)):
        if fact not in asked:
            raise at.refusal(
                say("notice_data.no_question", fact=fact) + did_you_mean(fact, asked), Hint(fact)
            )
    if condition.performance:
        yes_no = [fact.fact for fact in sources.facts if fact.type == "yes_no"]
        refuse_unknown(condition.performance.fact, yes_no, place.at("performance", "fact"))
    timed = {"day"} if condition.routes else set()  # what time decides stands in a route
    types = {fact.fact: fact.type for fact in sources.facts if fact.type in {"yes_no", "number"} | timed}
    for declared, at in sources.each(DeclarationData, place):
        refuse_unknown(declared.fact, types, at.at("fact"))
        _fits_its_fact(declared, types[declared.fact], at)


def _fits_its_fact(declared: DeclarationData, of: str, at: Place) -> None:
    limits = [limit for limit in (declared.at_least, declared.at_most) if limit is not None]
    if len(limits) != (0 if of == "yes_no" else 1) or (declared.equals is not None and of != "yes_no"):
        words = (
            say("notice_data.yes_no_limits")
            if of == "yes_no"
            else say("notice_data.one_of", names="at_least、at_most")
        )
        raise at.refusal(words)
    if of == "day" and ((declared.at_least or 0) * 2 % 1 or (declared.at_most or 0) % 1):
        raise at.refusal(say("notice_data.since_limits"))


def _facts_declared(condition: ConditionData, place: Place, sources: Sources) -> Iterator[tuple[str, Place]]:
    for declared, at in sources.each(DeclarationData, place):
        yield declared.fact, at.at("fact")
    if condition.performance:
        yield condition.performance.fact, place.at("performance", "fact")


def _facts_read(condition: ConditionData, place: Place, sources: Sources) -> Iterator[tuple[str, Place]]:
    for n, route in enumerate(condition.routes or ()):
        at = place.at("routes", n)
        if route.title or route.experience_years is not None:
            yield "experience", at
        if route.education:
            yield route.education_fact or "education", at.at("education")
        if route.education_years is not None:
            yield route.obtained_on, at.at("education_years")
        if route.title:
            yield "titles", at.at("title")
    if condition.performance:
        yield "direction", place.at("performance")
    if condition.achievements:
        yield "achievements", place.at("achievements")
        if _counts_since_title(place, sources):
            yield "titles", place.at("achievements")
    if condition.waiver:
        yield "exceptional", place.at("waiver")


def _counts_since_title(place: Place, sources: Sources) -> bool:
    of_kinds = [achievement.requirements for achievement, _ in counted_achievements(sources, place)]
    of_each = [asked.requirements for asked, _ in sources.each(EachData, place)]
    return any(wanted.since_title for one in (*of_kinds, *of_each) for wanted in one.values())


def _route(route: RouteData, place: Place, sources: Sources) -> None:
    if route.education:
        qualifications = [named.education for named in sources.policy.education]
        refuse_unknown(route.education, qualifications, place.at("education"))
    if route.title:
        titles = [*_titles(sources), *(one.certificate for one in sources.policy.certificates)]
        refuse_unknown(route.title.at_least, titles, place.at("title", "at_least"))


def _totals_apart(place: Place, sources: Sources) -> None:
    """What counts for an amount in all does so in one item, of the achievements that are listed."""
    summed: set[str] = set()
    for achievement, at in counted_achievements(sources, place):
        if achievement.totals and achievement.kind in summed:
            raise at.at(achievement.totals[0], "total").refusal(say("notice_data.totals.one_item"))
        summed |= {achievement.kind} if achievement.totals else set()


def _directions(performance: PerformanceData, place: Place, sources: Sources) -> None:
    directions = [direction.direction for direction in sources.directions]
    for given in performance.directions:
        refuse_unknown(given, directions, place.at(given))
    for direction in directions:
        if direction not in performance.directions:
            raise place.refusal(say("notice_data.no_performance", direction=direction), Hint(direction))


def _achievement(achievement: AchievementData, place: Place, sources: Sources) -> None:
    refuse_unknown(achievement.kind, sources.achievements.kinds, place.at("kind"))
    _asked_of_kind(achievement.kind, achievement.requirements, place, sources)
    for name in achievement.easier_by_the_notice:
        refuse_unknown(name, [*achievement.requirements, "every"], place.at("easier_by_the_notice"))


def _asked_of_kind(
    kind: str, requirements: Mapping[str, Requirement], place: Place, sources: Sources
) -> None:
    data = sources.achievements
    _askable(requirements, data.attributes, data.kinds[kind].ask, place, _titles(sources))


def _titles(sources: Sources) -> list[str]:
    return [title.title for title in sources.policy.titles]


def _ground(ground: GroundConditionData, place: Place, sources: Sources) -> None:
    refuse_unknown(ground.kind, sources.achievements.grounds, place.at("kind"))
    own = sources.achievements.grounds[ground.kind]
    for n, way in enumerate(ground.any_of):
        _askable(way.requirements, own.attributes, own.ask, place.at("any_of", n), _titles(sources))
    if ground.or_achievement:
        _achievement(ground.or_achievement, place.at("or_achievement"), sources)
    for name, value in ground.committee_when.items():
        at = place.at("committee_when", name)
        refuse_unknown(name, own.attributes, at)
        refuse_unknown(value, [named.value for named in own.attributes[name].values], at)


def _askable(
    requirements: Mapping[str, Requirement],
    attributes: Mapping[str, AttributeData],
    asked: Collection[str],
    place: Place,
    titles: Collection[str],
) -> None:
    for name, wanted in requirements.items():
        at = place.at(name)
        refuse_unknown(name, attributes, at)
        if name not in asked:
            raise at.refusal(say("notice_data.no_ask", name=name), Hint(name))
        _fits(wanted, attributes[name], at, titles)


def _fits(wanted: Requirement, attribute: AttributeData, at: Place, titles: Collection[str]) -> None:
    """The form of a requirement is one that the attribute's type has, and its value exists."""
    values = [value.value for value in attribute.values]
    if (wanted.at_most is not None) != (attribute.ordinal is not None):
        raise at.refusal(say("notice_data.fits.ordinal"))
    if (wanted.within_years or wanted.since_title) and not attribute.date:
        raise at.refusal(say("notice_data.fits.only_date"))
    if attribute.date and not (wanted.within_years or wanted.since_title):
        raise at.refusal(say("notice_data.fits.date"))
    is_of_number = isinstance(wanted.at_least, int | float) or wanted.total is not None
    if is_of_number != (attribute.number is not None):
        raise at.refusal(say("notice_data.fits.number"))
    if isinstance(wanted.at_least, str):
        if attribute.scale is None:
            raise at.refusal(say("notice_data.fits.scale"))
        refuse_unknown(wanted.at_least, values, at.at("at_least"))
    if isinstance(wanted.equals, bool) and not attribute.yes_no:
        raise at.refusal(say("notice_data.fits.yes_no", values="、".join(values)))
    if isinstance(wanted.equals, str):
        refuse_unknown(wanted.equals, values or ["true", "false"], at.at("is"))
    if wanted.since_title:
        refuse_unknown(wanted.since_title, ("last", *titles), at.at("since_title"))


def refuse_unknown(name: str, names: Collection[str], place: Place) -> None:
    """Raises NoticeRefused for a name that is none of ``names``."""
    if name not in names:
        raise place.unknown(name, names)
