"""The notice to be read: the whole of it, and a page for every clause."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from aiohttp import web

from bot.channels.web.lookup import looked_up, not_there
from bot.channels.web.pages import addresses_of, policy_of
from bot.channels.web.references import references
from rules.verdict.demand import demands

if TYPE_CHECKING:
    from bot.channels.web.clause_addresses import ClauseAddresses
    from rules import Policy
    from rules.notice.notice import Notice

_SHOWN_OF_TEXT = 150
"""Characters of a clause that a link's preview has room for."""


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


async def whole(request: web.Request) -> web.Response:
    """The notice, verbatim; each of its clauses can be linked to."""
    policy = policy_of(request)
    if policy is None:
        return not_there(request, "no_notice.html")
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


async def one_clause(request: web.Request) -> web.Response:
    """A clause, with what stands above, below and beside it, and what refers to it."""
    policy = policy_of(request)
    addresses = addresses_of(policy)
    if policy is None or addresses is None:
        return not_there(request, "no_notice.html")
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
    }


def _beside(notice: Notice, clause: str) -> Beside:
    return Beside(clause, notice.paragraphs(clause)[0])


def paths(addresses: ClauseAddresses) -> list[str]:
    """Of all that is here, for search engines."""
    return ["/notice", *(addresses.path(clause) for clause in addresses.names)]


ROUTES = (
    web.get("/notice", whole),
    web.get("/notice/{name}", one_clause),
)
