"""A profile that is refused: each field, what is wrong with it, and what would be right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pydantic import JsonValue
from typing_extensions import TypedDict


class FieldErrorJson(TypedDict):
    """The contract's form of one refused field."""

    field: str
    message: str
    allowed: list[JsonValue]


class FieldError(NamedTuple):
    """One field that was refused: its path (``titles.0.level``), a sentence, and what is allowed."""

    field: str
    message: str
    allowed: tuple[JsonValue, ...] = ()

    def as_json(self) -> FieldErrorJson:
        """The contract's form."""
        return {"field": self.field, "message": self.message, "allowed": list(self.allowed)}


class ProfileRefused(ValueError):
    """A profile that cannot be assessed; ``errors`` has at least one entry, in the order of the profile."""

    def __init__(self, errors: Sequence[FieldError]) -> None:
        super().__init__("；".join(f"{error.field}：{error.message}" for error in errors))
        self.errors = tuple(errors)


DATE_FORMS: tuple[JsonValue, ...] = ("YYYY-MM-DD", "YYYY-MM")
OCCASION_FORMS: tuple[JsonValue, ...] = (*DATE_FORMS, "YYYY")
