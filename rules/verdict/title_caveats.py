"""What there is to say of the titles on which a level hangs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rules.conditions.findings import Finding
from rules.conditions.status import Status
from rules.profile.profile import Title


def held_by_older_title(held: Finding, since: date) -> bool:
    """Whether a level is held by nothing but titles of before the notice knew the speciality."""
    own = [title for title in held.seen or () if title.same_speciality and title.rank >= held.asked.rank]
    return bool(own) and all(is_older(title, since) for title in own)


def title_caveats(routes: Finding, since: date | None, *, waived: bool) -> Iterator[tuple[str, str]]:
    """Codes with the clauses of the routes: of every title that is relied on, that its work went on; of one that
    nothing else stands for, a doubt about its speciality. ``since``: the day from which the speciality is known.
    """
    met = [route for route in routes.children if route.status is Status.MET]
    doubts = [] if waived else [_doubt(route, since) for route in met]
    hangs = all(doubts)
    for place, route in enumerate(met):
        clause = route.clause or ""
        if doubts and hangs:
            yield doubts[place] or "", clause
        if any(part.fact == "titles" for part in route.children):
            yield "continuous_work", clause


def doubt_about(routes: Finding, since: date | None) -> str | None:
    """The code of the doubt on which routes hang that are met; None where one of them hangs on none."""
    doubts = [_doubt(route, since) for route in routes.children if route.status is Status.MET]
    return next(iter(doubts), None) if all(doubts) else None


def sure_clauses(routes: Finding, since: date | None) -> list[str]:
    """The clauses that are met without a title in doubt."""
    met = (route for route in routes.children if route.status is Status.MET)
    return [route.clause or "" for route in met if _doubt(route, since) is None]


def _doubt(route: Finding, since: date | None) -> str | None:
    """Why a title of a route may not be taken."""
    titles = (part for part in route.children if part.fact == "titles")
    return next((doubt for part in titles if (doubt := _of_title(part, since))), None)


def _of_title(part: Finding, since: date | None) -> str | None:
    if part.asked.other_speciality:
        return None
    counting = [title.seen for title in part.children if title.status is Status.MET]
    own = [title for title in counting if title.same_speciality]
    if not own:
        unknown = any(title.same_speciality is None for title in counting)
        return "speciality_unknown" if unknown else "series_unspecified"
    return "title_predates_speciality" if since and all(is_older(title, since) for title in own) else None


def is_older(title: Title, since: date) -> bool:
    """Whether it was surely obtained before that day."""
    return title.held is not None and title.held.began_by < since
