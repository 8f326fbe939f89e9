"""The site, and its templates filled in: a page of HTML for a request; those that are the same for everybody need no
cookie and set none.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from hashlib import blake2b
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from bot.channels.web.answering import Answering
from bot.channels.web.clause_addresses import ClauseAddresses
from bot.channels.web.half_filled import half_filled
from bot.channels.web.markup import REMEMBERED, html, inline
from bot.channels.web.messenger import WebMessenger
from bot.channels.web.pieces import FIELDS, Posted
from bot.channels.web.put_question import put_question
from bot.channels.web.refusals import RequestRefused
from bot.channels.web.visitor import Visitor
from bot.features.context import Surroundings
from bot.features.notice import PolicyNotice
from bot.settings import Settings
from bot.store import Store
from bot.wording import SENTENCES, say
from dialogs.language.vocabulary.index import word_index
from dialogs.notices.choosing import NOTICE
from dialogs.reply import Reply
from rules import Policy

KEPT_SECONDS: Final = 600
"""For so long a page that is the same for everybody may be shown again without asking: a new day changes it."""


@dataclass(frozen=True, slots=True)
class Site:
    """``clock`` is Beijing's."""

    settings: Settings
    store: Store
    notice: PolicyNotice
    surroundings: Surroundings
    answering: Answering
    messenger: WebMessenger
    clock: Callable[[], datetime]

    @property
    def is_secure(self) -> bool:
        """Whether people reach it by HTTPS."""
        return (self.settings.web_url or "").startswith("https://")


SITE: Final = web.AppKey("site", Site)


def site_of(request: web.Request) -> Site:
    """The site of which a page is asked."""
    return request.app[SITE]


STATIC: Final = Path(__file__).parent / "static"
VISITOR: Final = web.RequestKey("visitor", Visitor)
"""Of a request: who sent it."""

_TEMPLATES: Final = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    finalize=SENTENCES.shown,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,  # they come with the program
)


@pass_context
def _markdown(context: Context, text: str) -> Markup:
    return html(text, context.get("clauses"), has_commands=bool(context.get("has_commands")))


@pass_context
def _inline(context: Context, text: str) -> Markup:
    return inline(text, context.get("clauses"), has_commands=bool(context.get("has_commands")))


@pass_context
def _question(context: Context, asked: Posted) -> Markup:
    filled = tuple(half_filled(asked, context["desk"].drafts.get(FIELDS, "")).items())
    may_change = context["visitor"].may_change
    return _asked(asked.reply, context["clauses"], context["today"], filled, may_change=may_change)


@lru_cache(REMEMBERED)
def _asked(
    reply: Reply,
    clauses: ClauseAddresses | None,
    today: date,
    filled: tuple[tuple[str, str], ...],
    *,
    may_change: bool,
) -> Markup:
    """What a question looks like, which is the same for all to whom it is put and who have ``filled`` in the same."""
    given = {"put": put_question(reply), "clauses": clauses, "today": today, "filled": dict(filled)}
    told = _TEMPLATES.get_template("asked.html").render(given, may_change=may_change, has_commands=may_change)
    return Markup(told)  # noqa: S704 - the template has escaped it


@pass_context
def _header(context: Context) -> Markup:
    return _led(context["path"], context["of_notice"], is_officer=context["visitor"].is_officer)


@lru_cache(REMEMBERED)
def _led(here: str, of_notice: str, *, is_officer: bool) -> Markup:
    """What leads to the other pages, which is the same for all who are ``here``."""
    told = _TEMPLATES.get_template("header.html").render(
        here=here, of_notice=of_notice, is_officer=is_officer
    )
    return Markup(told)  # noqa: S704 - the template has escaped it


_TEMPLATES.filters["markdown"] = _markdown
_TEMPLATES.filters["inline"] = _inline
_TEMPLATES.globals["put_question"] = put_question
_TEMPLATES.globals["question"] = _question
_TEMPLATES.globals["header"] = _header
_TEMPLATES.globals["say"] = say
_TEMPLATES.globals["nonce"] = lambda: secrets.token_urlsafe(9)
for _shared in (
    "form.html",
    "recorded.html",
    "attached.html",
    "question.html",
    "clause_links.html",
    "tables.html",
):
    # Every page may use what these define: to import it would cost as much as to fill in a small page.
    _TEMPLATES.globals |= vars(_TEMPLATES.get_template(_shared).module)
for _alike in ("act", "recorded"):
    # What depends on nothing but what it is given, and stands on page after page.
    _macro: Any = _TEMPLATES.globals[_alike]
    _TEMPLATES.globals[_alike] = lru_cache(REMEMBERED)(_macro)


def page(
    request: web.Request,
    template: str,
    *,
    status: HTTPStatus | int = 200,
    policy: Policy | None = None,
    **values: object,
) -> web.Response:
    """The ``template`` filled in with ``values``, and with the visitor, the path and the site's address.

    It is about ``policy``, or else the notice that the address names.
    """
    visitor, site, today = request.get(VISITOR, Visitor()), site_of(request), today_of(request)
    policy = policy or policy_of(request)
    shelf = site.notice.in_force(today)
    # Addresses without a notice are those of the first: where there is one only, nothing else is seen.
    of_notice = "" if policy is None or not shelf or shelf[0].id == policy.id else f"?notice={policy.id}"
    given = {
        "visitor": visitor,
        "path": request.path,
        "address": address_of(request),
        "today": today,
        "policy": policy,
        "number": site.notice.number(today) if policy is None else policy.data.document_number,
        "clauses": None if policy is None else addresses_of(policy, of_notice),
        "of_notice": of_notice,
        "shelf": shelf,
        "notice_name": say("notice.profession") if policy is None else policy.data.short_name,
        "can_say": None if policy is None else word_index(policy).vocabulary.examples,
        "is_lookup": False,
        "has_commands": False,
        "is_part": is_part(request),
        "days": site.settings.retention_days,
        "files": "",
    }
    text = _TEMPLATES.get_template(template).render({**given, **values})
    return web.Response(text=text, content_type="text/html", status=status)


def is_part(request: web.Request) -> bool:
    """Whether the page is to stand in the place of another, by a script that keeps the rest of it."""
    return request.headers.get("HX-Request") == "true"


def address_of(request: web.Request) -> str:
    """By which people reach the site, without a slash behind it."""
    return site_of(request).settings.web_url or f"{request.scheme}://{request.host}"


def policy_of(request: web.Request) -> Policy | None:
    """The notice that the address names; else the one in force today, or the first of several."""
    pages, today = site_of(request).notice, today_of(request)
    named = pages.policy(today, request.query.get(NOTICE, ""))
    shelf = pages.in_force(today) if named is None else []
    return pages.policy(today, shelf[0].id) if shelf else named


def notice_of(request: web.Request) -> Policy:
    """The same. Raises RequestRefused where there is none."""
    policy = policy_of(request)
    if policy is None:
        raise RequestRefused(HTTPStatus.NOT_FOUND, "no_notice")
    return policy


def addresses_of(policy: Policy, of_notice: str = "") -> ClauseAddresses:
    """Where the clauses of ``policy`` stand; ``of_notice`` is what their addresses end with."""
    return _addresses(policy).ending(of_notice)


@cache
def _addresses(policy: Policy) -> ClauseAddresses:
    return ClauseAddresses(policy.notice)


def today_of(request: web.Request) -> date:
    """The day in Beijing."""
    return site_of(request).clock().date()


def see_other(path: str) -> web.Response:
    """Go there by GET: a page that is loaded again sends nothing again."""
    return web.Response(status=HTTPStatus.SEE_OTHER, headers={"Location": path})


def looked_up(request: web.Request, template: str, **values: Any) -> web.Response:
    """The page, or the word that whoever asks has it already.

    An officer's has the links to their own pages, and is theirs alone.
    """
    response = page(request, template, is_lookup=True, **values)
    return response if request[VISITOR].is_officer else shared(request, response)


def not_there(request: web.Request, template: str, **values: Any) -> web.Response:
    """The page that is shown in place of one that there is not."""
    return page(request, template, is_lookup=True, status=HTTPStatus.NOT_FOUND, **values)


def shared(request: web.Request, response: web.Response) -> web.Response:
    """``response`` as one that anybody may keep for a while."""
    etag = blake2b((response.text or "").encode(), digest_size=16).hexdigest()
    if any(given.value in {etag, "*"} for given in request.if_none_match or ()):
        response = web.Response(status=HTTPStatus.NOT_MODIFIED)
    response.etag = etag
    response.headers["Cache-Control"] = f"public, max-age={KEPT_SECONDS}"
    response.headers["Vary"] = "Cookie, HX-Request"
    return response
