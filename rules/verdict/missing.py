"""What a level still lacks: one entry for each condition that is not met or unknown."""

from __future__ import annotations

from rules.conditions.achievement import AchievementCount
from rules.conditions.condition import ConditionFinding
from rules.conditions.declaration import Declarations
from rules.conditions.findings import Applicant, Finding
from rules.conditions.ground import Ground
from rules.conditions.performance import Performance
from rules.conditions.route import Routes, WaivableRoutes
from rules.conditions.status import Status
from rules.conditions.view import View
from rules.notice.catalogue import Catalogue
from rules.verdict.achievement_gaps import not_counted, upgrades
from rules.verdict.count_words import items_of_list
from rules.verdict.missing_forms import MissingJson, RouteItemJson, RouteJson
from rules.verdict.route_gaps import GapItem, RouteGap, route_gaps
from rules.verdict.stated_gaps import unmet_words
from rules.verdict.unknown_facts import unknown_facts
from rules.wording.wording import say, waiting_until


def missing_entry(found: ConditionFinding, applicant: Applicant, catalogue: Catalogue) -> MissingJson:
    """The entry for an unmet or unknown condition."""
    condition, finding = found
    return _entry(finding.asked, condition.name, finding, applicant, catalogue)


_entry: View[[str, Finding, Applicant, Catalogue], MissingJson] = View("what a condition lacks")


@_entry.of(Declarations, Performance)
def _of_declarations(
    _node: object, condition: str, finding: Finding, applicant: Applicant, catalogue: Catalogue
) -> MissingJson:
    if finding.status is Status.UNKNOWN:
        return _unknown(condition, _unknown_clause(finding), unknown_facts(finding), catalogue)
    unmet = next(child for child in (*finding.children, finding) if child.status is Status.NOT_MET)
    kind = "scope" if condition == "scope" else "declaration"
    text = unmet_words(unmet.asked, unmet, applicant.day)
    if kind == "scope" and unmet.fact and catalogue.facts[unmet.fact].type == "yes_no":
        text = say("missing.scope", quote=unmet.asked.quote)
    entry: MissingJson = {
        "condition": condition,
        "clause": unmet.clause or "",
        "kind": kind,
        "text": text,
    }
    if unmet.fact:
        entry["field"] = unmet.fact
    return entry


def _unknown_clause(finding: Finding) -> str:
    if finding.clause:
        return finding.clause
    unknown = (child.clause for child in finding.children if child.status is Status.UNKNOWN and child.clause)
    return next(unknown, "")


def _unknown(condition: str, clause: str, fields: list[str], catalogue: Catalogue) -> MissingJson:
    """What to find out; a declaration that only waits for the direction says so."""
    if fields == ["direction"]:
        text = say("missing.direction")
        return {
            "condition": condition,
            "clause": clause,
            "kind": "direction",
            "field": "direction",
            "text": text,
        }
    unique = list(dict.fromkeys(fields))
    names = "、".join(dict.fromkeys(catalogue.field_name(field) for field in unique))
    return {
        "condition": condition,
        "clause": clause,
        "kind": "unknown_fact",
        "field": unique[0],
        "fields": unique,
        "text": say("missing.unknown_fact", names=names),
    }


@_entry.of(AchievementCount)
def _of_achievements(
    node: AchievementCount, condition: str, finding: Finding, applicant: Applicant, catalogue: Catalogue
) -> MissingJson:
    if finding.status is Status.UNKNOWN:
        entry = _unknown(condition, node.clause, unknown_facts(finding), catalogue)
    else:
        text = _short_text(node, finding)
        entry = {"condition": condition, "clause": node.clause, "kind": "achievements", "text": text}
    entry.update({"short_by": node.required - finding.counted, "upgrades": [*upgrades(finding, catalogue)]})
    entry["not_counted"] = [*not_counted(finding, applicant.profile.achievements or (), catalogue)]
    return entry


def _short_text(node: AchievementCount, finding: Finding) -> str:
    """How many are short, list by list where there are several."""
    if len(node.lists) == 1:
        short_by = node.required - finding.counted
        return say("missing.achievements", required=node.required, counted=finding.counted, short_by=short_by)
    lists = []
    for one in node.lists:
        counted = sum(finding.children[place].counted for place in one.places)
        words = {"items": items_of_list(node, one), "required": one.required, "counted": counted}
        key = "missing.achievement_list_short" if counted < one.required else "missing.achievement_list"
        lists.append(say(key, short_by=one.required - counted, **words))
    return say("missing.achievement_lists", lists="；".join(lists))


@_entry.of(Routes, WaivableRoutes)
def _of_routes(
    node: Routes | WaivableRoutes,
    condition: str,
    finding: Finding,
    applicant: Applicant,
    catalogue: Catalogue,
) -> MissingJson:
    ordinary, waiver = node.split(finding)
    gaps = route_gaps(ordinary, applicant.day)
    routes: list[RouteJson] = [_route_json(gap) for gap in gaps]
    if waiver is not None:
        routes += [_alternative(ground.asked) for ground in waiver.children]
    if finding.status is Status.UNKNOWN:
        clause, fields = _unknown_routes(ordinary, waiver)
        entry = _unknown(condition, clause, fields, catalogue)
        day = gaps[0].day if gaps else None
        waived = waiver is not None and waiver.status is Status.UNKNOWN
        if waived and (ordinary.status is Status.NOT_MET or day):
            entry["text"] = say("missing.or_waiver", text=gap_text(gaps[0], catalogue))
            entry.update({"date": day.isoformat()} if day else {})
    else:
        entry = _nearest(condition, gaps[0], catalogue)
    entry["routes"] = routes
    return entry


def _unknown_routes(ordinary: Finding, waiver: Finding | None) -> tuple[str, list[str]]:
    open_routes = [route for route in ordinary.children if route.status is Status.UNKNOWN]
    if waiver is not None and waiver.status is Status.UNKNOWN:
        open_routes.append(waiver)
    fields = [field for route in open_routes for field in unknown_facts(route)]
    return open_routes[0].clause or "", fields


def _nearest(condition: str, gap: RouteGap, catalogue: Catalogue) -> MissingJson:
    item = gap.fault
    entry: MissingJson = {
        "condition": condition,
        "clause": gap.clause,
        "kind": item.kind,
        "text": gap_text(gap, catalogue),
        "date": gap.day.isoformat() if gap.day else None,
    }
    if item.needed_years is not None:
        entry["needed_years"] = item.needed_years
    if item.short_months is not None:
        entry["short_months"] = item.short_months
    if item.kind == "education":
        entry["education"] = item.wanted or ""
    elif item.wanted is not None:
        entry["title"] = item.wanted
    if item.field is not None:
        entry["field"] = item.field
    return entry


def gap_text(gap: RouteGap, catalogue: Catalogue) -> str:
    """What an alternative lacks as a sentence, the hardest thing first."""
    return "；".join(item_text(item, catalogue) for item in gap.told)


def item_text(item: GapItem, catalogue: Catalogue) -> str:
    """One lacking thing as a sentence."""
    if item.kind == "unknown_fact":
        return say("missing.unknown_fact", names=catalogue.field_name(item.field or ""))
    if item.text is not None:
        return item.text
    if item.kind == "education":
        named = catalogue.names[item.wanted or ""]
        if item.field is not None:
            return say("missing.education_of", education=named, fact=catalogue.field_name(item.field))
        highest = item.tier == max(catalogue.tiers.values())
        return say("missing.highest_education" if highest else "missing.education", education=named)
    title = item.wanted or item.after
    return say(
        _timed_key(item),
        work=catalogue.work,
        title=catalogue.title_name(title) if title else "",
        years=item.needed_years,
        short=waiting_until(item.day, item.today) if item.day and item.today else "",
        date=item.day or "",
    )


def _timed_key(item: GapItem) -> str:
    """The sentence for years of work, for a title and for years since a title."""
    if item.kind == "title":
        if not item.needed_years:
            return "missing.title_alone"
        return "missing.title_other" if item.other_speciality else "missing.title"
    if item.kind == "title_years":
        return "missing.title_years"
    if item.after:
        return "missing.years_after"
    return "missing.years" if item.needed_years else "missing.years_any"


def _route_json(gap: RouteGap) -> RouteJson:
    items = [_item_json(item) for item in gap.items]
    return {"clause": gap.clause, "date": gap.day.isoformat() if gap.day else None, "items": items}


_alternative: View[[], RouteJson] = View("an exceptional ground as an alternative")


@_alternative.of(Ground)
def _of_ground(ground: Ground) -> RouteJson:
    """As it is not met, it is lacking, whatever was said of it."""
    return {"clause": ground.clause, "date": None, "items": [{"kind": "ground", "wanted": ground.kind}]}


def _item_json(item: GapItem) -> RouteItemJson:
    told: RouteItemJson = {"kind": item.kind}
    if item.wanted is not None:
        told["wanted"] = item.wanted
    if item.other_speciality:
        told["other_speciality"] = True
    if item.field is not None:
        told["field"] = item.field
    if item.needed_years is not None:
        told["needed_years"] = item.needed_years
    if item.short_months is not None:
        told["short_months"] = item.short_months
    if item.day is not None:
        told["date"] = item.day.isoformat()
    return told
