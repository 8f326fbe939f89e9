"""The same answers for other programs, as JSON: only where there are keys, and only for whoever has one."""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from typing import Any, Final

from aiohttp import web
from pydantic_core import from_json, to_json

from bot.channels.web.openapi import description
from bot.channels.web.pages import address_of, looked_up, notice_of, shared, site_of
from bot.channels.web.refusals import API, RequestRefused
from bot.features.documents.decoding import WHOLE, Act, decoded
from bot.features.documents.documents import AnsweredDocument, Documents
from bot.features.jobs.threads import in_thread
from bot.ops.line_process import ReadingFailedError
from rules import ProfileRefused
from rules.profile.refusal import FieldErrorJson

JSON: Final = "application/json"
LINES: Final = frozenset({"application/x-ndjson", "application/jsonl", "application/json-lines"})
"""What people call a document a line."""

MOST_DOCUMENTS: Final = 500
"""Of one request."""
MOST_AT_ONCE: Final = 8
"""Requests that are answered; who comes beyond is told to come again."""
COME_AGAIN: Final = "5"
"""Seconds."""


class ProgramInterface:
    """The routes for programs on one site."""

    def __init__(self) -> None:
        self._documents = Documents()
        self._at_work = 0

    def add_to(self, app: web.Application) -> None:
        """Answer there, and end with it."""
        app.add_routes(
            [
                web.get("/api", self._page),
                web.get(f"{API}/openapi.json", self._describe),
                *(web.post(f"{API}/{act}", partial(self._answer, act)) for act in WHOLE),
            ]
        )
        app.on_cleanup.append(lambda _: self._documents.stop())

    async def _page(self, request: web.Request) -> web.Response:
        is_open = bool(site_of(request).settings.api_keys)
        return looked_up(request, "api.html", is_open=is_open, most=MOST_DOCUMENTS)

    async def _describe(self, request: web.Request) -> web.Response:
        if not site_of(request).settings.api_keys:
            raise web.HTTPNotFound
        told = {**description(notice_of(request)), "servers": [{"url": address_of(request)}]}
        return shared(request, web.Response(text=to_json(told, indent=2).decode(), content_type=JSON))

    async def _answer(self, act: Act, request: web.Request) -> web.Response:
        _check_key(request)
        with self._place():
            return await self._answered(act, request)

    @contextmanager
    def _place(self) -> Iterator[None]:
        if self._at_work >= MOST_AT_ONCE:
            again = {"Retry-After": COME_AGAIN}
            raise RequestRefused(HTTPStatus.SERVICE_UNAVAILABLE, "busy", headers=again, seconds=COME_AGAIN)
        self._at_work += 1
        try:
            yield
        finally:
            self._at_work -= 1

    async def _answered(self, act: Act, request: web.Request) -> web.Response:
        kind = request.content_type
        if not _is_json(request):
            taken = {"Accept-Post": JSON}
            raise RequestRefused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "content_type", headers=taken)
        notice = request.query.get("notice")
        body = await request.read()
        if kind in LINES:
            told = await self._batch(request, act, body.removesuffix(b"\n").split(b"\n") if body else [])
            return web.Response(body=b"".join(one + b"\n" for one in told), content_type=kind)
        if body.lstrip()[:1] == b"[":
            told = await self._batch(request, act, await in_thread(_members, body, act))
            return web.Response(body=b"[" + b",".join(told) + b"]", content_type=JSON)
        answered = await self._told(act, body, notice)
        if answered.is_refused:
            raise _unprocessable(from_json(answered.json)["error"])
        return web.Response(body=answered.json, content_type=JSON)

    async def _batch(self, request: web.Request, act: Act, documents: list[bytes]) -> list[bytes]:
        """Every document's answer in its place; a refused one says which it was."""
        _check_number(documents)
        told = []
        for number, document in enumerate(documents, start=1):
            if request.transport is None or request.transport.is_closing():
                break  # nobody waits for it any more
            answered = await self._told(act, document, request.query.get("notice"))
            told.append(b'{"line":%d,' % number + answered.json[1:] if answered.is_refused else answered.json)
        return told

    async def _told(self, act: Act, document: bytes, notice: str | None) -> AnsweredDocument:
        try:
            return await self._documents.answer(act, document, notice)
        except ReadingFailedError:
            raise RequestRefused(HTTPStatus.INTERNAL_SERVER_ERROR, "failed") from None


def _is_json(request: web.Request) -> bool:
    """Whether it says that it is JSON as it stands, in UTF-8."""
    if "Content-Encoding" in request.headers or (request.charset or "utf-8").lower() not in {"utf-8", "utf8"}:
        return False
    return request.content_type in {JSON, *LINES}


def _check_key(request: web.Request) -> None:
    """Raises RequestRefused, and HTTPNotFound where nobody has a key."""
    keys = site_of(request).settings.api_keys
    if not keys:
        raise web.HTTPNotFound
    scheme, _, given = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not given.strip():
        how = {"WWW-Authenticate": "Bearer"}
        raise RequestRefused(HTTPStatus.UNAUTHORIZED, "no_key", headers=how)
    offered = given.strip().encode("utf-8", "surrogateescape")
    # All are compared, whichever it is.
    if not sum(hmac.compare_digest(offered, key.get_secret_value().encode()) for key in keys):
        raise RequestRefused(HTTPStatus.FORBIDDEN, "wrong_key")


def _members(body: bytes, act: Act) -> list[bytes]:
    """The members of an array, each as JSON of its own. Raises RequestRefused where it is none."""
    try:
        found = decoded(body, act)
    except ProfileRefused as refused:
        raise _unprocessable([error.as_json() for error in refused.errors]) from None
    _check_number(found)
    return [to_json(member, inf_nan_mode="constants") for member in found]


def _check_number(documents: list[Any]) -> None:
    if len(documents) > MOST_DOCUMENTS:
        raise RequestRefused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too_many_documents", most=MOST_DOCUMENTS)


def _unprocessable(errors: list[FieldErrorJson]) -> RequestRefused:
    return RequestRefused(HTTPStatus.UNPROCESSABLE_ENTITY, "refused", errors=errors)
