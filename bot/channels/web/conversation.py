"""The conversation as a page: what stands on it, and the forms by which it goes on."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from secrets import token_hex
from typing import Final

from aiohttp import web

from bot.channels.web.channel import LONGEST_SAID, Submitted
from bot.channels.web.desktop import desktop
from bot.channels.web.half_filled import CHOSEN, CONTROLS, TYPED, YEARS
from bot.channels.web.pages import VISITOR, Site, is_part, page, see_other, site_of, today_of
from bot.channels.web.pieces import NAME
from bot.channels.web.visitor import (
    COOKIE,
    VISIT,
    Visitor,
    admitted,
    digest,
    keep_cookie,
    new_owner,
    visitor_with,
)
from bot.features.privacy import DELETE
from bot.ops.logs import tell
from bot.store import Arrival
from bot.turns.stored_session import is_from_chat
from bot.turns.turn import traced
from bot.wording import say

_Filled = str | dict[str, str]
"""Words, or the answers of a page of questions."""

TALK: Final = "/talk"
PRESS: Final = "press"
MOST_FIELDS: Final = 30
MOST_CONTROLS: Final = 3 * MOST_FIELDS
"""A question of a page may be chosen and typed in two ways."""
DRAFTED: Final = ("say", "what_if")
"""Fields whose words stay until they are said or taken out."""
_LONGEST_NUMBER: Final = 15
"""Digits."""
_FIELDS: Final = ("what_if", "month", "length", "count", "value", "page", "say")
"""What can be filled in, in this order."""
BACK: Final = frozenset({TALK, "/roster", "/data"})
"""Where a form may lead back to."""

routes: Final = web.RouteTableDef()


@routes.get("/")
async def start(request: web.Request) -> web.Response:
    """What this is, and where to begin."""
    visitor = request[VISITOR]
    goes_on = bool(visitor.owner) and desktop(request, visitor).session is not None
    return page(request, "start.html", goes_on=goes_on, is_gone="gone" in request.query)


@routes.get(TALK)
async def talk(request: web.Request) -> web.Response:
    """The conversation as it stands."""
    return await _shown(request) if request[VISITOR].owner else see_other("/")


async def _shown(request: web.Request) -> web.Response:
    visitor = request[VISITOR]
    desk = desktop(request, visitor)
    if is_from_chat(visitor.owner) and not desk.is_current:
        await take(site_of(request), visitor, token_hex(8), Submitted(resumes=True))
        desk = desktop(request, visitor)
    return page(
        request,
        "talk.html",
        policy=site_of(request).notice.policy(today_of(request), desk.shown.notice),
        has_commands=True,
        desk=desk,
        progress=site_of(request).messenger.progress_of,
    )


@routes.post(TALK)
async def submit(request: web.Request) -> web.Response:
    """Take what was submitted, and show what it leads to: a form that is sent twice counts once."""
    site, visitor, form = site_of(request), request[VISITOR], await request.post()
    told = {name: value for name, value in form.items() if isinstance(value, str)}
    is_new = not visitor.owner
    if is_new:
        nonce = told.get("nonce", "")
        visitor = admitted(site.store, new_owner(), VISIT, digest(nonce) if nonce else "")
        request[VISITOR] = visitor
        told["begins"] = "1"
    submitted = submitted_of(told)
    await take(site, visitor, told.get("nonce", ""), submitted)
    if not submitted.press.startswith(DELETE) or visitor_with(site.store, visitor.secret).owner:
        back = told.get("back", TALK)
        # A script puts the page in its place: it would only ask for it now.
        goes_on_here = is_part(request) and back not in BACK - {TALK}
        response = await _shown(request) if goes_on_here else see_other(back if back in BACK else TALK)
        if is_new:
            keep_cookie(response, visitor.secret, site.settings)
        return response
    # They had everything erased: what was said of it is not kept either.
    with site.store.transaction() as transaction:
        transaction.forget(NAME, visitor.owner)
    gone = see_other("/?gone=1")
    gone.del_cookie(COOKIE, path="/")
    return gone


async def submit_as(request: web.Request, visitor: Visitor, form: Mapping[str, str]) -> None:
    """Take a form of ``visitor``."""
    await take(site_of(request), visitor, form.get("nonce", ""), submitted_of(form))


async def take(site: Site, visitor: Visitor, nonce: str, submitted: Submitted) -> None:
    """Let the conversation go on. ``nonce`` is the form's: filled in alike it counts once, else it comes too late."""
    payload = submitted.model_dump_json()
    # Where a file was kept is another place each time.
    filled = "" if submitted.file else f":{zlib.crc32(payload.encode()):08x}"
    arrival = Arrival(f"{visitor.owner}:{nonce[:64]}{filled}", visitor.owner, payload)
    tell(update=traced(NAME, arrival))
    await site.answering.take(arrival)


def submitted_of(form: Mapping[str, str]) -> Submitted:
    """A form as its fields are. Raises HTTPBadRequest for a number that is none.

    A button goes before the fields beside it, and a field that has a button of its own before the words; what is
    not sent by it is kept for the page.
    """
    numbers = {name: _number(form.get(name, "")) for name in ("revision", "case", "line", "letter")}
    press, command = _pressed(form, numbers)[:200], form.get("command", "")[:32]
    drafts = {name: form[name].strip()[:LONGEST_SAID] for name in DRAFTED if name in form}
    fields = {name: value[:200] for name, value in form.items() if name.startswith(CONTROLS)}
    asked, fields = form.get("asked", "")[:8], dict(list(fields.items())[:MOST_CONTROLS])
    if press or command or numbers["line"] or numbers["letter"]:
        return Submitted(
            press=press, say=command and f"/{command}", drafts=drafts, asked=asked, fields=fields, **numbers
        )
    taken = _taken(form)
    return Submitted(
        asked=asked,
        fields=fields,
        fills=bool(taken) and taken not in drafts.values(),
        say=taken if isinstance(taken, str) else "",
        filled={} if isinstance(taken, str) else taken,
        begins="begins" in form,
        drafts={name: "" if words == taken else words for name, words in drafts.items()},
        **numbers,
    )


def _pressed(form: Mapping[str, str], numbers: dict[str, int]) -> str:
    """The button. One of a piece beside the question has in its name of which revision and case it is."""
    name = next((name for name in form if name.partition(".")[0] == PRESS), "")
    _, *own = name.split(".")
    numbers |= {of: _number(written) for of, written in zip(("revision", "case"), own, strict=False)}
    return form.get(name, "")


def _taken(form: Mapping[str, str]) -> _Filled:
    """What was filled in, of all that can be: what its button names, else the first that is not blank."""
    named = form.get("take", "")
    for field in [named] if named in _FIELDS else _FIELDS:
        match field:
            case "length":
                found: _Filled = _length(form)[:LONGEST_SAID]
            case "page":
                found = _filled(form)
            case _:
                found = form.get(field, "").strip()[:LONGEST_SAID]
        if found:
            return found
    return ""


def _filled(form: Mapping[str, str]) -> dict[str, str]:
    """The answers of a page: what was typed goes before what was chosen."""
    told = {name.removeprefix(CHOSEN): value for name, value in form.items() if name.startswith(CHOSEN)}
    for name, typed in form.items():
        if typed.strip() and name.startswith((TYPED, YEARS)):
            years = say("web.years", n=typed.strip()) if name.startswith(YEARS) else ""
            told[name.partition(".")[2]] = years or typed.strip()
    return {key[:64]: value[:200] for key, value in list(told.items())[:MOST_FIELDS]}


def _length(form: Mapping[str, str]) -> str:
    """How many years and months, as they would be said."""
    years, months = form.get("years", "").strip(), form.get("months", "").strip()
    return (say("web.years", n=years) if years else "") + (say("web.months", n=months) if months else "")


def _number(written: str) -> int:
    if not written:
        return 0
    if not (written.isascii() and written.isdecimal() and len(written) <= _LONGEST_NUMBER):
        raise web.HTTPBadRequest
    return int(written)
