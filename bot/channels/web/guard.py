"""What stands before every page: whose request it is, whether it may be answered, and what a browser may do with it."""

from __future__ import annotations

import hmac
import logging
from collections.abc import Awaitable, Callable
from functools import lru_cache
from http import HTTPStatus
from ipaddress import IPv4Address, IPv6Address, ip_address
from secrets import token_hex
from time import perf_counter
from typing import Any, Final
from urllib.parse import SplitResult, urlsplit

from aiohttp import web
from pydantic_core import to_json

from bot.channels.web.pages import VISITOR, page, site_of
from bot.channels.web.refusals import NO_FORM, PROBLEM, RequestRefused, is_of_program
from bot.channels.web.visitor import (
    COOKIE,
    OFFICER,
    OFFICER_PREFIX,
    Visitor,
    digest,
    keep_cookie,
    new_secret,
    visitor_with,
)
from bot.ops.logs import telling
from bot.ops.supervision import reason
from bot.settings import Settings
from bot.store import StoreRefused
from bot.turns.rate_limit import REMEMBERED, Allowed, RateLimit
from bot.turns.sanitize import clean
from bot.wording import say, table

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

BY_ADDRESS: Final = 1200
"""Requests a minute from one address: behind it may be a whole company."""

BY_VISITOR: Final = 240
"""Requests a minute of one visitor."""

MINUTE: Final = 60

UPLOADS: Final = "/roster"
STATIC_PATH: Final = "/static/"

KEPT: Final = "public, max-age=600"
"""Of what comes with the program: pages that follow on do not fetch it again."""

SAID: Final = {404: "not_found", 405: "method", 408: "unfinished", 413: "too_large"}
"""What is said of what aiohttp refuses."""

_log = logging.getLogger(__name__)


def headers_of(settings: Settings) -> dict[str, str]:
    """What every answer carries: everything comes from here, nothing inline, framed only where it is allowed."""
    ancestors = " ".join(settings.frame_ancestors) or "'none'"
    return {
        "Content-Security-Policy": (
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
            f" form-action 'self'; base-uri 'none'; frame-ancestors {ancestors}"
        ),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    }


def check_token(visitor: Visitor, given: str) -> None:
    """Raises RequestRefused for a form that is not one of ours for ``visitor``."""
    if not hmac.compare_digest(given.encode("utf-8", "surrogateescape"), visitor.token.encode()):
        raise RequestRefused(HTTPStatus.FORBIDDEN, "old_form")


class Guard:
    """The middleware of a site with ``settings``, one of ``among`` that share its visitors."""

    def __init__(self, settings: Settings, among: Callable[[], int]) -> None:
        self._settings = settings
        self._headers = headers_of(settings)
        self._names = {
            "localhost",
            settings.web_host.lower(),
            _address(settings.web_url or "").hostname,
        }
        self._addresses, self._visitors = RateLimit(BY_ADDRESS, among), RateLimit(BY_VISITOR, among)

    @web.middleware
    async def answer(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Answer a request that may be, and say of every other why it may not; in the log, by a number of its own."""
        number, began = token_hex(8), perf_counter()
        with telling(request=number):
            response = await self._answer(request, handler)
            seconds = round(perf_counter() - began, 4)
            told = {
                "method": request.method,
                "page": _page(request),
                "status": response.status,
                "seconds": seconds,
            }
            _log.info("A request was answered", extra=told)
        response.headers["X-Request-Id"] = number
        return response

    async def _answer(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            self._check_host(request)
            cookie = request.cookies.get(COOKIE, "")
            self._spend(request, cookie)
            request[VISITOR] = self._visitor(request, cookie)
            is_there = request.match_info.http_exception is None
            if request.method == "POST" and is_there and not is_of_program(request):
                await self._check_form(request)
            response = await handler(request)
        except web.HTTPException as met:
            response = _http(request, met)
        except RequestRefused as refusal:
            response = _refused(request, refusal)
        except StoreRefused as refusal:
            _log.warning("%s", refusal)
            response = _refused(request, RequestRefused(HTTPStatus.SERVICE_UNAVAILABLE, "store"))
        except Exception as error:  # noqa: BLE001 - the channel's outermost edge
            is_gone = isinstance(error, ConnectionError) and request.transport is None
            if not is_gone:  # in the midst of what they sent: no fault of ours
                _log.error("A request for a page failed: %s", reason(error))
            response = _refused(request, RequestRefused(HTTPStatus.INTERNAL_SERVER_ERROR, "failed"))
        visitor = request.get(VISITOR, Visitor())
        if visitor.use == OFFICER and visitor.secret and COOKIE not in request.cookies:
            keep_cookie(response, visitor.secret, self._settings)
        response.headers.update(
            {name: value for name, value in self._headers.items() if name not in response.headers}
        )
        is_asset = request.path.startswith(STATIC_PATH)
        response.headers.setdefault("Cache-Control", KEPT if is_asset else "no-store")
        return response

    def _check_host(self, request: web.Request) -> None:
        """Only by a name of its own, or by number: else another site's name could be made to mean this machine."""
        host = _address(f"//{request.host}").hostname or ""
        if host not in self._names and _number(host) is None:
            raise RequestRefused(HTTPStatus.MISDIRECTED_REQUEST, "other_host")

    def _spend(self, request: web.Request, secret: str) -> None:
        """What comes with the program costs nothing; nobody is known without a cookie, and then only by address."""
        if request.path.startswith(STATIC_PATH):
            return
        now = site_of(request).clock()
        limits = [(self._addresses, self.address_of(request))]
        limits += [(self._visitors, digest(secret))] if secret else []
        for limit, owner in limits:
            if limit.count(owner, now) is not Allowed.YES:
                again = {"Retry-After": str(MINUTE)}
                raise RequestRefused(HTTPStatus.TOO_MANY_REQUESTS, "too_many", headers=again)

    def address_of(self, request: web.Request) -> str:
        """Of whoever asks: what trusted proxies say, else who is at the other end."""
        hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",") if hop.strip()]
        address = request.remote or ""
        while hops and self._is_trusted(address):
            address = hops.pop()
        return address

    def _is_trusted(self, address: str) -> bool:
        proxies = self._settings.web_trusted_proxies
        number = _number(address) if proxies else None
        return number is not None and any(number in one for one in proxies)

    def _visitor(self, request: web.Request, cookie: str) -> Visitor:
        header = self._settings.web_officer_header
        named = (
            clean(request.headers.get(header, "")).strip()
            if header and self._is_trusted(request.remote or "")
            else ""
        )
        if named:
            # The cookie is no key here: it is what forms are recognised by.
            return Visitor(cookie or new_secret(), f"{OFFICER_PREFIX}@{named}", OFFICER, named)
        return visitor_with(site_of(request).store, cookie)

    async def _check_form(self, request: web.Request) -> None:
        """Sent by a page of ours: it carries the visitor's token, and comes from nowhere else."""
        origin = request.headers.get("Origin", "null")
        own_hosts = {request.host, _address(self._settings.web_url or "").netloc} - {""}
        is_own = origin == "null" or _address(origin).netloc in own_hosts
        if request.headers.get("Sec-Fetch-Site", "same-origin") == "cross-site" or not is_own:
            raise RequestRefused(HTTPStatus.FORBIDDEN, "other_site")
        if request.path == UPLOADS and request.content_type == "multipart/form-data":
            return  # which looks for itself, before it takes the file in
        try:
            form = await request.post()
        except NO_FORM:
            raise web.HTTPBadRequest from None
        told = {name: value for name, value in form.items() if isinstance(value, str)}
        if self._is_first_form(request, told):
            return
        try:
            check_token(request[VISITOR], told.get("token", ""))
        except RequestRefused as refusal:
            left = clean(told.get("say", "").strip())
            raise RequestRefused(refusal.status, refusal.said, left=left) from None

    def _is_first_form(self, request: web.Request, form: dict[str, str]) -> bool:
        """Whether it was filled in here before the browser was known, and is sent again because no answer came to it:
        the browser itself says where from, or it is the very form by which the browser came to be known.
        """
        if form.get("token") != Visitor().token:
            return False
        is_from_here = request.headers.get("Sec-Fetch-Site") == "same-origin"
        is_from_here |= request.headers.get("Origin", "null") != "null"
        visitor, nonce = request[VISITOR], form.get("nonce", "")
        return is_from_here or bool(nonce and hmac.compare_digest(visitor.label, digest(nonce)))


def _refused(request: web.Request, refusal: RequestRefused) -> web.Response:
    """``refusal`` told to whoever asked."""
    status = refusal.status
    if is_of_program(request):
        detail = say(f"api.{refusal.said}", **refusal.values)
        title = table("api.status").get(str(status), say("web.bad_request"))
        told: dict[str, Any] = {"type": "about:blank", "title": title, "status": status, "detail": detail}
        if refusal.errors:
            told["errors"] = list(refusal.errors)
        response = web.Response(status=status, body=to_json(told), headers={"Content-Type": PROBLEM})
    else:
        said = say(f"web.{refusal.said}", **refusal.values)
        response = page(
            request,
            "refused.html",
            status=status,
            found=status != HTTPStatus.NOT_FOUND,
            said=said,
            left=refusal.left,
        )
    response.headers.update(refusal.headers)
    return response


def _http(request: web.Request, met: web.HTTPException) -> web.StreamResponse:
    if met.status < HTTPStatus.BAD_REQUEST:
        return web.Response(status=met.status, headers=met.headers)
    allowed = {name: value for name, value in met.headers.items() if name == "Allow"}
    said = SAID.get(met.status, "bad_request")
    return _refused(request, RequestRefused(met.status, said, headers=allowed))


def _page(request: web.Request) -> str:
    """Which page it was as its route has it: an address may hold a key, or what somebody asked."""
    resource = request.match_info.route.resource
    return "" if resource is None else resource.canonical


def _address(written: str) -> SplitResult:
    """What an address consists of; of nothing where it is none."""
    try:
        return urlsplit(written)
    except ValueError:
        return urlsplit("")


@lru_cache(REMEMBERED)
def _number(host: str) -> IPv4Address | IPv6Address | None:
    """Where ``host`` is an address of the network, and no name."""
    try:
        return ip_address(host)
    except ValueError:
        return None
