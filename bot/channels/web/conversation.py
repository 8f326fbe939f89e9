"""The conversation as a page: what stands on it, and the forms by which it goes on."""

from __future__ import annotations

import contextlib
import zlib
from typing import TYPE_CHECKING, Final, NamedTuple

from aiohttp import web

from bot.channels.web.channel import LONGEST_SAID, Submitted
from bot.channels.web.pages import VISITOR, page, see_other, today_of
from bot.channels.web.road_chart import road_chart
from bot.channels.web.site import site_of
from bot.channels.web.standing import NAME, standing
from bot.channels.web.visitor import COOKIE, VISIT, admitted, keep_cookie, new_owner, visitor_with
from bot.features.privacy import DELETE
from bot.store import OWN, Arrival
from bot.turns.turns import restored
from bot.wording import say
from dialogs.engine.machine import CONCLUSION

if TYPE_CHECKING:
    from bot.channels.web.road_chart import RoadChart
    from bot.channels.web.site import Site
    from bot.channels.web.standing import Piece
    from bot.channels.web.visitor import Visitor
    from bot.features.context import Recorded, TimeGap
    from bot.store import Transaction
    from dialogs.session import Session
    from dialogs.steps.conclusion import ConclusionShown

TALK: Final = "/talk"
CHOSEN: Final = "chosen."
TYPED: Final = "typed"
YEARS: Final = "years"
"""Before the keys of a page's questions, in the names of its form's fields."""
MOST_FIELDS: Final = 30
BACK: Final = frozenset({TALK, "/roster", "/data"})
"""Where a form may lead back to."""


class Desktop(NamedTuple):
    """What one person's page shows: the pieces that stand, the assessment that is open and what it has gathered."""

    pieces: list[Piece]
    session: Session | None
    case: int
    label: str
    recorded: list[Recorded]
    gaps: list[TimeGap]
    conclusion: ConclusionShown | None
    works: bool

    @property
    def revision(self) -> int:
        """Of the assessment that is open."""
        return 0 if self.session is None else self.session.revision

    @property
    def chart(self) -> RoadChart | None:
        """The road of the conclusion; none where nothing is ahead."""
        ahead = self.conclusion is not None and bool(self.conclusion.road.steps)
        return road_chart(self.conclusion.road) if self.conclusion is not None and ahead else None


async def start(request: web.Request) -> web.Response:
    """What this is, and where to begin."""
    return page(request, "start.html", goes_on=bool(request[VISITOR].owner), is_gone="gone" in request.query)


async def talk(request: web.Request) -> web.Response:
    """The conversation as it stands."""
    visitor = request[VISITOR]
    if not visitor.owner:
        return see_other("/")
    desk, pages, today = desktop(request, visitor), site_of(request).notice, today_of(request)
    return page(
        request,
        "talk.html",
        policy=pages.policy(today, pages.notice_of(desk.session, today)),
        desk=desk,
        progress=site_of(request).messenger.progress_of,
    )


def desktop(request: web.Request, visitor: Visitor) -> Desktop:
    """What the page of ``visitor`` shows."""
    site, today = site_of(request), today_of(request)
    with site.store.transaction() as transaction:
        pieces = standing(transaction, visitor.owner)
        case, label, state = _open(transaction, visitor)
        works = transaction.reports.unfinished(NAME, visitor.owner) > 0
    session = restored(state)
    recorded = [] if session is None else site.notice.recorded(session, today)
    shows = session is not None and session.state == CONCLUSION and not session.is_to_be_confirmed
    conclusion = site.notice.conclusion(session, today) if session is not None and shows else None
    gaps = site.notice.time_gaps(session, today) if session is not None and conclusion is not None else []
    return Desktop(pieces, session, case, label, recorded, gaps, conclusion, works)


def _open(transaction: Transaction, visitor: Visitor) -> tuple[int, str, str | None]:
    if visitor.is_officer:
        cases = transaction.cases(NAME, visitor.owner)
        case = cases.numbered(cases.desk().open)
        if case is not None:
            return case.number, case.label, case.state
    return OWN, "", transaction.session(NAME, visitor.owner)


async def submit(request: web.Request) -> web.Response:
    """Take what was submitted, and show what it leads to: a form that is sent twice counts once."""
    site, visitor, form = site_of(request), request[VISITOR], await request.post()
    told = {name: value for name, value in form.items() if isinstance(value, str)}
    back = told.get("back", TALK)
    response = see_other(back if back in BACK else TALK)
    if not visitor.owner:
        visitor = admitted(site.store, new_owner(), VISIT)
        keep_cookie(response, visitor.secret, site.settings)
        await take(site, visitor, "begin", Submitted())
        if not told.get("say", "").strip():
            return response
        told |= {"revision": str(desktop(request, visitor).revision), "case": "0"}
    await submit_as(request, visitor, told)
    if not told.get("press", "").startswith(DELETE) or visitor_with(site.store, visitor.secret).owner:
        return response
    # They had everything erased: what was said of it is not kept either.
    with site.store.transaction() as transaction:
        transaction.forget(NAME, visitor.owner)
    gone = see_other("/?gone=1")
    gone.del_cookie(COOKIE, path="/")
    return gone


async def submit_as(request: web.Request, visitor: Visitor, form: dict[str, str]) -> None:
    """Take a form of ``visitor``."""
    await take(site_of(request), visitor, form.get("nonce", ""), submitted_of(form))


async def take(site: Site, visitor: Visitor, nonce: str, submitted: Submitted) -> None:
    """Let the conversation go on. ``nonce`` is the form's: filled in alike it counts once, else it comes too late."""
    payload = submitted.model_dump_json()
    # Where a file was kept is another place each time.
    filled = "" if submitted.file else f":{zlib.crc32(payload.encode()):08x}"
    await site.answering.take(Arrival(f"{visitor.owner}:{nonce[:64]}{filled}", visitor.owner, payload))


def submitted_of(form: dict[str, str]) -> Submitted:
    """A form as its fields are; a number that is none counts as 0."""
    numbers = {name: _number(form.get(name, "")) for name in ("revision", "case", "line")}
    # A button goes before the text beside it, which is then kept for the page.
    pressed = form.get("press", "")
    said = "" if pressed or form.get("command") or numbers["line"] else _said(form)
    filled = {} if pressed else _filled(form)
    is_to_be_filled_in = "revision" in form and not form.keys().isdisjoint(("say", "years"))
    empty = is_to_be_filled_in and not (said or pressed or filled or form.get("command") or numbers["line"])
    command = form.get("command", "")[:32]
    return Submitted(press=pressed[:200], say=said, command=command, empty=empty, filled=filled, **numbers)


def _filled(form: dict[str, str]) -> dict[str, str]:
    """The answers of a page: what was typed goes before what was chosen."""
    told = {name.removeprefix(CHOSEN): value for name, value in form.items() if name.startswith(CHOSEN)}
    for name, typed in form.items():
        kind, _, key = name.partition(".")
        if key and typed.strip() and kind in {TYPED, YEARS}:
            told[key] = say("web.years", n=typed.strip()) if kind == YEARS else typed.strip()
    return {key[:64]: value[:200] for key, value in list(told.items())[:MOST_FIELDS]}


def _said(form: dict[str, str]) -> str:
    """Words; or a month, or how many years and months, as they would be said."""
    told = form.get("say", "").strip()
    years, months = form.get("years", "").strip(), form.get("months", "").strip()
    length = (say("web.years", n=years) if years else "") + (say("web.months", n=months) if months else "")
    return (told or length)[:LONGEST_SAID]


def _number(written: str) -> int:
    with contextlib.suppress(ValueError):
        return max(0, int(written[:15]))
    return 0


ROUTES: Final = (
    web.get("/", start),
    web.get(TALK, talk),
    web.post(TALK, submit),
)
