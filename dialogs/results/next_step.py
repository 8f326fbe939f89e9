"""The one thing to do next, with its day: said under the headline in every view."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from dialogs.rendering.wording import say
from dialogs.results.level_told import Lack, LevelTold
from dialogs.results.verdict import Verdict
from rules import Assessment
from rules.notice.catalogue import Catalogue
from rules.timeline.road import RoadStep, road
from rules.wording.wording import day_in_words

_SPENT: Final = ("fresh_achievements", "achievements_since_title")


def next_step(told: Verdict, assessment: Assessment) -> str:
    """What to do for the level that is open; and for the one in focus above it, or else for that alone."""
    if told.all_held:
        return say("glance.step.highest")
    towards = _towards(told.focus, told, assessment)
    if told.eligible is None or told.aimed:
        return towards or _of_goal(told.focus, told)
    filing = _filing(told.eligible, told)
    return say("glance.step.then", first=filing, level=told.focus.name, others=towards) if towards else filing


def _of_goal(goal: LevelTold, told: Verdict) -> str:
    """What to do with a goal that takes nothing: of one that is held, or below what is open, that is said beside it."""
    is_held = goal.status == "held"
    if told.eligible is None or told.eligible is goal:
        return say("glance.step.has", level=goal.name) if is_held else _filing(goal, told)
    key = "glance.step.file_has" if is_held else "glance.step.file_lower"
    return say(key, first=_filing(told.eligible, told), level=goal.name)


def _filing(level: LevelTold, told: Verdict) -> str:
    """To apply for an open level; of one that hangs on a title in doubt, to ask first."""
    if level.doubt is None:
        return say("glance.step.file", level=level.name)
    without = say("glance.step.safe", level=told.safe.name) if told.safe else say("glance.step.nothing_safe")
    return say("glance.step.ask", asked=level.doubt.asked, level=level.name, without=without)


def _towards(level: LevelTold, told: Verdict, assessment: Assessment) -> str:
    """What the level takes; empty for one that is open or held."""
    if level.lacks and level.lacks[0].kind == "scope":
        return say("glance.step.scope")
    if level.hangs_on_waiver and (waived := _with_or_without(level, told, assessment)):
        return waived
    return _curing(level.lacks, level, told, assessment)


def _curing(lacks: Sequence[Lack], level: LevelTold, told: Verdict, assessment: Assessment) -> str:
    """What ``lacks`` of the level take, and on which title its day hangs."""
    if not lacks:
        return ""
    catalogue = assessment.policy.catalogue
    waits = next(((lack, day_in_words(lack.day)) for lack in lacks if lack.day), None)
    steps = [step for lack in lacks if (step := _step(lack, told, catalogue))]
    fields = dict.fromkeys(
        catalogue.field_name(field)
        for lack in lacks
        if lack.kind in {"unknown_fact", "direction"}
        for field in lack.fields
    )
    if fields:
        steps.append(say("glance.step.unknown", names="、".join(fields), count=len(fields)))
    what = (
        say("glance.step.both", first=steps[0], others="，".join(steps[1:])) if steps[1:] else "".join(steps)
    )
    if waits is not None:
        key = "glance.step.by_unclear" if fields else "glance.step.by" if what else "glance.step.wait"
        lack, day = waits
        return say(key, day=day, what=what, level=level.name) + lack.hangs
    if any(lack.kind == "title" for lack in lacks):
        soonest = road(assessment.policy, assessment.profile).step(level.level)
        if soonest.day is not None:
            told_day = say("glance.step.soonest", what=what, day=soonest.day, level=level.name)
            return told_day + soonest.hangs + _spent(soonest, catalogue)
    return say("glance.step.unclear" if fields else "glance.step.open", what=what, level=level.name)


def _spent(step: RoadStep, catalogue: Catalogue) -> str:
    """Which outcomes the review on the way uses up, or leaves behind (附件2 序言2: each counts once)."""
    earlier = catalogue.names[step.rests_on] if step.rests_on else ""
    codes = [one.code for one in step.assumptions if one.code in _SPENT]
    return "".join(say(f"glance.spent.{code}", earlier=earlier, level=step.name) for code in codes)


def _with_or_without(level: LevelTold, told: Verdict, assessment: Assessment) -> str:
    """Of a level whose education and years only a ground of 破格 that is not known would do: what it takes with one,
    and without one. Empty where it cannot be known that there is none.
    """
    policy, catalogue = assessment.policy, assessment.policy.catalogue
    without = Assessment(policy, assessment.profile._replace(exceptional=()), assessment.day)
    otherwise = LevelTold(without.level(level.level))
    if otherwise.hangs_on_waiver:
        return ""
    others = [lack for lack in level.lacks if not lack.or_waived]
    with_one = _curing(others, level, told, assessment) or say("glance.step.today", level=level.name)
    key = "glance.step.waiver" if assessment.profile.exceptional is None else "glance.step.waiver_unclear"
    fields = [field for lack in level.lacks if lack.or_waived for field in lack.fields]
    names = "、".join(dict.fromkeys(catalogue.field_name(field) for field in fields))
    return say(key, names=names, first=with_one, others=_towards(otherwise, told, without))


def _step(lack: Lack, told: Verdict, catalogue: Catalogue) -> str:
    if lack.kind in {"declaration", "achievements"}:
        return say(f"glance.act.{lack.kind}", name=lack.name, short_by=lack.short_by)
    if lack.kind == "stated":
        return lack.text
    if lack.kind == "education":
        name = catalogue.names[lack.wanted or ""]
        if lack.beside:
            return say("glance.step.education_and", name=name, beside=lack.beside)
        return say("glance.step.education", name=name)
    return _title_step(lack, told, catalogue) if lack.kind == "title" else ""


def _title_step(lack: Lack, told: Verdict, catalogue: Catalogue) -> str:
    """Of a title below the one aimed at, the level that confers it, and when that is open."""
    title = catalogue.title_name(lack.wanted or "")
    rungs = [level for level in told.levels if catalogue.levels[level.level].confers == lack.wanted]
    if not rungs or lack.elsewhere:
        if not lack.elsewhere and not lack.years:
            return say("glance.step.title_alone", title=title)
        key = "glance.step.title" if lack.elsewhere else "glance.step.title_then"
        return say(key, title=title, years=lack.years)
    if rungs[0] is told.eligible and not told.aimed:
        return say("glance.step.rung_filed", title=title, years=lack.years)
    return say(
        "glance.step.rung", level=rungs[0].name, when="".join(_when(rungs[0])), title=title, years=lack.years
    )


def _when(rung: LevelTold) -> Iterator[str]:
    if rung.status == "eligible":
        yield say("glance.step.rung_doubted" if rung.doubt else "glance.step.rung_today")
    elif rung.earliest:
        yield say("glance.step.rung_later", day=rung.earliest)
