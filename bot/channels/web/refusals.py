"""Why a request is not answered as asked: a page for people, problem details (RFC 9457) for programs."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final, NotRequired

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError
from pydantic_core import to_json
from typing_extensions import TypedDict

from bot.channels.web.pages import page
from bot.features.served import ChannelRefused
from bot.wording import in_channel, say, table
from rules.profile.refusal import FieldErrorJson

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

API: Final = "/api/v1"
_PROGRAMS: Final = "/api"
"""Below it only programs ask; a page of this very address tells of them."""
PROBLEM: Final = "application/problem+json"

NO_FORM: Final = (ValueError, LookupError, RuntimeError, HttpProcessingError)
"""What aiohttp raises for a body that is none of the forms that a browser sends."""


class ProblemJson(TypedDict):
    """``detail`` says in Chinese what is wrong; ``errors`` what of the document, in the contract's form."""

    type: str
    title: str
    status: int
    detail: str
    errors: NotRequired[list[FieldErrorJson]]


class RefusedDocument(TypedDict):
    """What stands in a batch in the place of the answer to a document that was refused; ``line`` counts from 1."""

    line: int
    error: list[FieldErrorJson]


class WebRefused(ChannelRefused):
    """The page cannot be served."""


class RequestRefused(Exception):
    """A request is not answered as asked: ``status`` is HTTP's, ``said`` the key of a sentence with ``values``.

    ``left``: words that were sent with it, to be given back. ``errors``: what of a program's document is wrong.
    """

    def __init__(
        self,
        status: int,
        said: str,
        *,
        left: str = "",
        errors: Sequence[Any] = (),
        headers: Mapping[str, str] | None = None,
        **values: object,
    ) -> None:
        super().__init__(said)
        self.status, self.said, self.values = status, said, values
        self.left, self.errors, self.headers = left, errors, headers or {}


def is_of_program(request: web.Request) -> bool:
    """Whether a program asks, in whichever version, and not a person."""
    path = request.path.lower()
    return path.startswith(f"{_PROGRAMS}/") or (path == _PROGRAMS and request.method not in {"GET", "HEAD"})


def refused(request: web.Request, refusal: RequestRefused) -> web.Response:
    """``refusal`` told to whoever asked."""
    status = refusal.status
    if is_of_program(request):
        detail = say(in_channel(refusal.said, "api"), **refusal.values)
        title = table("api.status").get(str(status), say("web.bad_request"))
        told: dict[str, Any] = {"type": "about:blank", "title": title, "status": status, "detail": detail}
        if refusal.errors:
            told["errors"] = list(refusal.errors)
        response = web.Response(status=status, body=to_json(told), headers={"Content-Type": PROBLEM})
    else:
        said = say(refusal.said, **refusal.values)
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
