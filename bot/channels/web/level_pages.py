"""What each level asks for: all of them side by side, and one with everything that its conditions are made of."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from aiohttp import web

from bot.channels.web.lookup import looked_up, not_there
from bot.channels.web.pages import policy_of
from rules.verdict.demand import Demand, demanded

if TYPE_CHECKING:
    from rules import Policy

LEVELS = "/levels"


class DemandedCondition(NamedTuple):
    """A condition of a level with what it asks."""

    name: str
    title: str
    demand: Demand


async def show_all(request: web.Request) -> web.Response:
    """A table: a row a condition, a column a level."""
    policy = policy_of(request)
    if policy is None:
        return not_there(request, "no_notice.html")
    by_level = conditions_of(policy)
    titles = {one.name: one.title for found in by_level.values() for one in found.values()}
    return looked_up(request, "levels.html", policy=policy, by_level=by_level, titles=titles)


async def show(request: web.Request) -> web.Response:
    """One level, condition by condition."""
    policy = policy_of(request)
    if policy is None:
        return not_there(request, "no_notice.html")
    try:
        level = policy.level(request.match_info["level"])
    except KeyError:
        return not_there(request, "no_level.html", policy=policy)
    return looked_up(
        request, "level.html", policy=policy, level=level, conditions=conditions_of(policy)[level.level]
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
    return [LEVELS, *(f"{LEVELS}/{level.level}" for level in policy.levels)]


ROUTES = (
    web.get(LEVELS, show_all),
    web.get(f"{LEVELS}/{{level}}", show),
)
