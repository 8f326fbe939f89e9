"""What stands beside the conversation: letters put away, and the days to come as files for a calendar."""

from __future__ import annotations

import hashlib
from datetime import UTC
from typing import Final

from aiohttp import web

from bot.channels.web.calendar_file import calendar_file
from bot.channels.web.conversation import BACK, TALK, desktop
from bot.channels.web.downloads import attached
from bot.channels.web.faults import RequestRefused
from bot.channels.web.pages import VISITOR, see_other
from bot.channels.web.site import site_of
from bot.channels.web.standing import standing
from bot.wording import say


async def put_away(request: web.Request) -> web.Response:
    """Take a letter from the visitor's own page; one that is gone already is gone."""
    visitor, form = request[VISITOR], await request.post()
    if not visitor.may_change:
        raise RequestRefused(403, "web.read_only")
    with site_of(request).store.transaction() as transaction:
        transaction.sent(
            piece.number
            for piece in standing(transaction, visitor.owner)
            if piece.posted.kind == "letter" and str(piece.number) == form.get("letter")
        )
    back = form.get("back")
    return see_other(back if isinstance(back, str) and back in BACK else TALK)


async def calendar(request: web.Request) -> web.Response:
    """The day for which the conclusion waits, by its place among such days: the address says nothing of anybody."""
    visitor, number = request[VISITOR], int(request.match_info["number"])
    gaps = desktop(request, visitor).gaps if visitor.owner else []
    if number >= len(gaps):
        raise web.HTTPNotFound
    gap = gaps[number]
    told = {"level": gap.subject}
    uid = hashlib.sha256(f"{visitor.owner} {gap.due} {gap.subject}".encode()).hexdigest()[:32]
    content = calendar_file(
        f"{uid}@zhicheng-bot",
        site_of(request).clock().astimezone(UTC),
        gap.due,
        say("web.calendar.summary", **told),
        say("web.calendar.description", **told),
    )
    name = say("web.calendar.file", **told, day=gap.due.isoformat())
    return web.Response(body=content, headers=attached(name, "text/calendar; charset=utf-8"))


ROUTES: Final = (
    web.post("/letters", put_away),
    web.get(r"/calendar/{number:\d{1,2}}.ics", calendar),
)
