"""Why a request is not answered as asked: a page for people, problem details (RFC 9457) for programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, NotRequired

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError
from typing_extensions import TypedDict

from rules.profile.refusal import FieldErrorJson

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


class RequestRefused(Exception):
    """A request is not answered as asked: ``status`` is HTTP's, ``said`` the name of a sentence with ``values``, which
    people are told in one way and programs in another.

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
