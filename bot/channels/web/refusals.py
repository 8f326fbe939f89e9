"""Why a request is not answered as asked: a page for people, problem details (RFC 9457) for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NotRequired

from aiohttp import web
from pydantic_core import to_json
from typing_extensions import TypedDict

from bot.channels.web.pages import page
from bot.wording import say, table
from rules.profile.refusal import FieldErrorJson

if TYPE_CHECKING:
    from collections.abc import Sequence

API: Final = "/api/v1"
PROBLEM: Final = "application/problem+json"


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


class ProgramRefused(Exception):
    """A program's request is not answered: ``said`` in Chinese; ``headers`` go along."""

    def __init__(self, status: int, said: str, errors: Sequence[Any] = (), **headers: str) -> None:
        super().__init__(said)
        self.status = status
        self.said = said
        self.errors = errors
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}


def refused(request: web.Request, status: int, said: str, left: str = "") -> web.Response:
    """``said``: the key of a sentence; ``left``: words that were not taken, to be sent again."""
    if request.path.startswith(API):
        return problem(status, say(said))
    return page(request, "refused.html", status=status, said=said, left=left)


def problem(status: int, detail: str, errors: Sequence[Any] = ()) -> web.Response:
    """As a document for programs."""
    told: dict[str, Any] = {
        "type": "about:blank",
        "title": table("api.status").get(str(status), say("web.bad_request")),
        "status": status,
        "detail": detail,
    }
    if errors:
        told["errors"] = list(errors)
    return web.Response(status=status, body=to_json(told), headers={"Content-Type": PROBLEM})
