"""The notice to be read, with a page for every clause, and what each level asks for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial
from typing import Final, NamedTuple
from urllib.parse import unquote

from aiohttp import web

from bot.channels.web.pages import addresses_of, looked_up, not_there, notice_of
from bot.wording import say
from rules import Policy
from rules.notice.notice import Notice
from rules.verdict.demand import Demand, demanded, demands

_SENTENCE: Final = re.compile("[^。；]+")
_SHOWN_OF_TEXT = 150
"""Characters of a clause that a link's preview has room for."""

routes: Final = web.RouteTableDef()


class Paragraph(NamedTuple):
    """A line of the notice. ``clause`` is that which begins with it; ``depth`` how many clauses stand above."""

    text: str
    clause: str | None = None
    depth: int = 0
    is_heading: bool = False


class Beside(NamedTuple):
    """A clause that is named on the page of another one, with how it begins."""

    clause: str
    opening: str


@routes.get("/notice")
async def whole(request: web.Request) -> web.Response:
    """The notice, verbatim; each of its clauses can be linked to."""
    policy = notice_of(request)
    return looked_up(request, "notice.html", policy=policy, paragraphs=_paragraphs(policy))


@cache
def _paragraphs(policy: Policy) -> list[Paragraph]:
    notice = policy.notice
    begun = {numbers[0]: clause for clause, numbers in notice.clauses.items()}
    return [_paragraph(notice, text, begun.get(number)) for number, text in enumerate(notice.lines, start=1)]


def _paragraph(notice: Notice, text: str, clause: str | None) -> Paragraph:
    if clause is None:
        return Paragraph(text)
    heads = len(notice.clauses[clause]) > 1 or bool(notice.children(clause))
    return Paragraph(text, clause, len(_above(notice, clause)), is_heading=heads)


def _above(notice: Notice, clause: str) -> list[str]:
    """The clauses above, the highest first."""
    above: list[str] = []
    parent = notice.parent(clause)
    while parent is not None:
        above.insert(0, parent)
        parent = notice.parent(parent)
    return above


@routes.get("/notice/{name}")
async def one_clause(request: web.Request) -> web.Response:
    """A clause, with what stands above, below and beside it, and what refers to it."""
    policy = notice_of(request)
    addresses = addresses_of(policy)
    name = request.match_info["name"]
    clause = addresses.clause(name)
    if clause is None:
        near = [_beside(policy.notice, each) for each in addresses.nearest(name)]
        return not_there(request, "no_clause.html", near=near)
    if unquote(addresses.path(clause).partition("?")[0].rpartition("/")[2]) != name:
        return web.Response(status=301, headers={"Location": addresses.path(clause)})
    return looked_up(request, "clause.html", policy=policy, **_clause_values(policy, clause))


def _clause_values(policy: Policy, clause: str) -> dict[str, object]:
    notice = policy.notice
    text = notice.text(clause)
    everything = list(notice)
    place = everything.index(clause)
    return {
        "clause": clause,
        "lines": notice.paragraphs(clause),
        "opening": text.replace("\n", " ")[:_SHOWN_OF_TEXT],
        "above": [_beside(notice, each) for each in _above(notice, clause)],
        "below": [_beside(notice, each) for each in notice.within(clause) if each != clause],
        "before": everything[place - 1] if place else None,
        "after": everything[place + 1] if place + 1 < len(everything) else None,
        "demands": [one for one in demands(policy, clause) if one.parts or one.judged],
        "references": references(policy).get(clause, []),
        "whole": partial(_in_its_sentence, notice),
    }


def _beside(notice: Notice, clause: str) -> Beside:
    return Beside(clause, notice.paragraphs(clause)[0])


LEVELS = "/levels"


class DemandedCondition(NamedTuple):
    """A condition of a level with what it asks."""

    name: str
    title: str
    demand: Demand


class ConditionOfLevels(NamedTuple):
    """What a condition is called, and what it asks at each level that has it."""

    title: str
    by_level: dict[str, DemandedCondition]


@routes.get(LEVELS)
async def levels(request: web.Request) -> web.Response:
    """A table: a row a condition, a column a level."""
    policy = notice_of(request)
    by_level = conditions_of(policy)
    titles = {one.name: one.title for found in by_level.values() for one in found.values()}
    rows = [
        ConditionOfLevels(title, {level: found[name] for level, found in by_level.items() if name in found})
        for name, title in titles.items()
    ]
    alike = [row for row in rows if len(row.by_level) == len(by_level) and len({*row.by_level.values()}) == 1]
    return looked_up(
        request,
        "levels.html",
        policy=policy,
        alike=[next(iter(row.by_level.values())) for row in alike],
        rows=[row for row in rows if row not in alike],
        names={level.level: level.name for level in policy.levels},
        whole=partial(_in_its_sentence, policy.notice),
    )


def _in_its_sentence(notice: Notice, words: str, cited: Iterable[str]) -> str:
    """``words`` as they are; where a sentence of a clause that is ``cited`` begins with them, all of it."""
    lines = [line for clause in cited for line in notice.paragraphs(clause)]
    said = (sentence for line in lines for sentence in _SENTENCE.findall(line))
    return next((sentence for sentence in said if words and sentence.startswith(words)), words)


@routes.get(f"{LEVELS}/{{level}}")
async def one_level(request: web.Request) -> web.Response:
    """One level, condition by condition."""
    policy = notice_of(request)
    try:
        level = policy.level(request.match_info["level"])
    except KeyError:
        return not_there(request, "no_level.html", policy=policy)
    return looked_up(
        request,
        "level.html",
        policy=policy,
        level=level,
        conditions=conditions_of(policy)[level.level],
        whole=partial(_in_its_sentence, policy.notice),
    )


@cache
def conditions_of(policy: Policy) -> dict[str, dict[str, DemandedCondition]]:
    """The conditions of every level by their names."""
    return {
        level.level: {
            one.name: DemandedCondition(one.name, one.title, demanded(policy, one))
            for one in level.conditions
        }
        for level in policy.levels
    }


def paths(policy: Policy) -> list[str]:
    """Of all that is here, for search engines."""
    addresses, levels = addresses_of(policy), [f"{LEVELS}/{level.level}" for level in policy.levels]
    return [LEVELS, *levels, "/notice", *(addresses.path(clause) for clause in addresses.names)]


class Reference(NamedTuple):
    """A line that tells of it, and the page where more is told, if there is one."""

    text: str
    path: str = ""


@cache
def references(policy: Policy) -> Mapping[str, list[Reference]]:
    """What refers to each clause of ``policy``, in the notice's order."""
    found: defaultdict[str, list[Reference]] = defaultdict(list)
    for clause, reference in _all(policy):
        if reference not in found[clause]:
            found[clause].append(reference)
    return found


def _all(policy: Policy) -> Iterator[tuple[str, Reference]]:
    for level in policy.levels:
        path = f"/levels/{level.level}"
        yield level.clause, Reference(say("lookup.of_level", level=level.name), path)
        for condition in level.conditions:
            told = say("lookup.of_condition", level=level.name, condition=condition.title)
            for clause in demanded(policy, condition).clauses:
                yield clause, Reference(told, f"{path}#{condition.name}")
    for direction in policy.catalogue.directions.values():
        told = say("lookup.of_direction", direction=direction.name)
        yield direction.clause, Reference(told, f"/directions#{direction.direction}")
    for fact in policy.catalogue.facts.values():
        for clause in fact.clauses:
            yield clause, Reference(say("lookup.of_fact", fact=fact.name))
    for judgement in policy.judged_by_people:
        for clause in judgement.clauses:
            yield (
                clause,
                Reference(say("lookup.judged", words=judgement.words, reason=judgement.reason)),
            )
    for clause, reason in policy.not_encoded.items():
        yield clause, Reference(say("lookup.not_encoded", reason=reason))
