"""An officer's cases as pages: the list, and several side by side."""

from __future__ import annotations

from datetime import date
from http import HTTPStatus
from typing import Final, NamedTuple

from aiohttp import web

from bot.channels.web.conversation import TALK, submit_as
from bot.channels.web.pages import VISITOR, page, see_other, site_of, today_of
from bot.channels.web.pieces import NAME
from bot.channels.web.refusals import RequestRefused
from bot.channels.web.visitor import Visitor
from bot.clock import BEIJING
from bot.store import Case
from bot.turns.stored_session import restored
from bot.wording import table
from dialogs.cases.casework import Casework, Compared, level_words
from dialogs.cases.label import folded
from dialogs.cases.pages import FEWEST_COMPARED, MOST_COMPARED
from dialogs.cases.press import Act, case_data

PAGE: Final = 50
_LONGEST_LABEL: Final = 100

routes: Final = web.RouteTableDef()


class ListedCase(NamedTuple):
    """A case in the list; ``presses``: what its buttons carry, by what they are called on the page."""

    number: int
    label: str
    standing: str
    touched: date
    presses: dict[str, str]


@routes.get("/cases")
async def show(request: web.Request) -> web.Response:
    """The cases, last touched first, a page at a time; found by a part of their label."""
    officer, casework = officer_of(request)
    wanted = request.query.get("q", "")[:_LONGEST_LABEL]
    with site_of(request).store.transaction() as transaction:
        cases = transaction.cases(NAME, officer.owner)
        key = folded(wanted)
        total = cases.count(containing=key)
        number, more = place_of(request, total, PAGE)
        found = cases.listed(containing=key, after=number * PAGE, limit=PAGE)
    today = today_of(request)
    listed = [_listed(case, casework.standing(restored(case.state), today)) for case in found]
    return page(
        request, "cases.html", cases=listed, total=total, number_of_page=number, more=more, wanted=wanted
    )


def _listed(case: Case, standing: str) -> ListedCase:
    presses = {name: case_data(Act(act), case.number) for act, name in table("web.case").items()}
    touched = case.touched_at.astimezone(BEIJING).date()
    return ListedCase(case.number, case.label, standing, touched, presses)


@routes.post("/cases")
async def add(request: web.Request) -> web.Response:
    """Begin a case under a label, or open the one that has it."""
    officer, _ = officer_of(request)
    form = await request.post()
    label = str(form.get("label", "")).strip()[:_LONGEST_LABEL]
    quoted = label.translate(str.maketrans("", "", "「」"))
    if not quoted.strip():
        return see_other("/cases")
    said = f"/case 「{quoted}」"
    await submit_as(request, officer, {"nonce": str(form.get("nonce", "")), "say": said})
    return see_other(TALK)


@routes.get("/cases/compare")
async def compare(request: web.Request) -> web.Response:
    """The chosen cases, a column each."""
    officer, casework = officer_of(request)
    chosen = dict.fromkeys(request.query.getall("c", []))
    if not FEWEST_COMPARED <= len(chosen) <= MOST_COMPARED:
        raise RequestRefused(HTTPStatus.BAD_REQUEST, "compare_some")
    numbers = [number for each in chosen if (number := _number(each)) is not None]
    with site_of(request).store.transaction() as transaction:
        cases = transaction.cases(NAME, officer.owner)
        found = [case for case in map(cases.numbered, numbers) if case is not None]
    if len(found) < len(chosen):
        raise RequestRefused(HTTPStatus.NOT_FOUND, "compare_gone")
    told = casework.side_by_side([(case.label, restored(case.state)) for case in found], today_of(request))
    levels = [_row(level, told.names) for level in told.levels if level]
    return page(request, "compare.html", told=told, levels=levels)


def _row(level: list[Compared], names: list[str]) -> tuple[str, list[str]]:
    """A cell for each case, also for those that another notice is about."""
    cells = {one.label: level_words(one) for one in level}
    name, notice = level[0].level.name, level[0].notice
    return f"{name}（{notice}）" if notice else name, [cells.get(label, "—") for label in names]


def place_of(request: web.Request, total: int, most: int) -> tuple[int, bool]:
    """Which page of ``total`` lines is asked for, of at most so many each, one that there is; whether more follow."""
    number = max(0, min(_number(request.query.get("page", "")) or 0, (total - 1) // most))
    return number, (number + 1) * most < total


def _number(written: str) -> int | None:
    """A number of a case or a page; none where nothing has so long a one."""
    return int(written) if written.isdecimal() and len(written) < len("1000000") else None


def officer_of(request: web.Request) -> tuple[Visitor, Casework]:
    """Who asks, and what they may do for others. Raises RequestRefused for everybody else."""
    visitor = request[VISITOR]
    if not visitor.is_officer:
        raise RequestRefused(HTTPStatus.FORBIDDEN, "only_officers")
    return visitor, site_of(request).notice.casework
