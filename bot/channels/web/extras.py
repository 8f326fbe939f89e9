"""What is taken along from a conclusion: the days to come as files for a calendar, and what to prepare as a page."""

from __future__ import annotations

import hashlib
from datetime import UTC
from typing import Final

from aiohttp import web

from bot.channels.web.calendar_file import calendar_file
from bot.channels.web.conversation import TALK
from bot.channels.web.desktop import desktop
from bot.channels.web.downloads import attached
from bot.channels.web.pages import VISITOR, address_of, page, see_other, today_of
from bot.channels.web.site import site_of
from bot.wording import say


async def calendar(request: web.Request) -> web.Response:
    """The day for which the conclusion waits, by its place among such days: the address says nothing of anybody."""
    visitor, number = request[VISITOR], int(request.match_info["number"])
    days = desktop(request, visitor).shown.days if visitor.owner else ()
    if number >= len(days):
        raise web.HTTPNotFound
    gap = days[number]
    told = {"level": gap.subject, "lacks": say("web.calendar.between").join(gap.held_up)}
    kind = "held_up" if gap.held_up else "open"
    uid = hashlib.sha256(f"{visitor.owner} {gap.due} {gap.subject}".encode()).hexdigest()[:32]
    content = calendar_file(
        f"{uid}@zhicheng-bot",
        site_of(request).clock().astimezone(UTC),
        gap.due,
        say(f"web.calendar.summary.{kind}", level=gap.subject),
        say(f"web.calendar.description.{kind}", **told, address=address_of(request)),
    )
    name = say("web.calendar.file", level=gap.subject, day=gap.due.isoformat())
    return web.Response(body=content, headers=attached(name, "text/calendar; charset=utf-8"))


async def checklist(request: web.Request) -> web.Response:
    """What to prepare, to be ticked off on the page or on paper; nothing of it is kept."""
    site, visitor = site_of(request), request[VISITOR]
    session = desktop(request, visitor).session if visitor.owner else None
    found = None if session is None else site.notice.checklist(session, today_of(request))
    return see_other(TALK) if found is None else page(request, "checklist.html", checklist=found)


ROUTES: Final = (web.get("/checklist", checklist), web.get(r"/calendar/{number:\d{1,2}}.ics", calendar))
