"""What goes over the wire: a query with its arguments, and the refusal Telegram would answer with."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]
"""A JSON object of the Bot API."""


class RefusalError(Exception):
    """A query that Telegram answers with ``ok: false``.

    ``status`` is both the HTTP status and ``error_code``; ``parameters`` is a ResponseParameters object.
    """

    def __init__(self, status: int, description: str, parameters: Json | None = None) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.parameters = parameters or {}

    def body(self) -> Json:
        """The whole answer, as Telegram writes it."""
        body: Json = {"ok": False, "error_code": self.status, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def bad_request(reason: str) -> RefusalError:
    """400, in Telegram's words: ``Bad Request: reason``."""
    return RefusalError(400, f"Bad Request: {reason}")


def too_many_requests(retry_after: int) -> RefusalError:
    """429 with the seconds to wait, at least one."""
    seconds = max(1, retry_after)
    return RefusalError(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came as a part of a multipart body."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Query:
    """One call of a method. Arguments come as JSON values or, from a form, as strings holding JSON."""

    method: str
    arguments: Json
    files: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """The argument as a string; empty when it is missing."""
        value = self.arguments.get(name)
        if value is None:
            return ""
        return value if isinstance(value, str) else json.dumps(value)

    def integer(self, name: str, default: int = 0) -> int:
        """The argument as a whole number; ``default`` when it is missing or is none."""
        value = self.arguments.get(name)
        try:
            return default if value is None else int(value)
        except (TypeError, ValueError):
            return default

    def flag(self, name: str) -> bool:
        """The argument as a truth value."""
        return str(self.arguments.get(name, "")).lower() in {"true", "1", "yes"}

    def decoded(self, name: str, what: str) -> Any:
        """The argument as a JSON value, None when missing; ``what`` names it in the refusal."""
        value = self.arguments.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {what} JSON object") from None
