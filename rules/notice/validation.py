"""Saying in Chinese what pydantic has found wrong, and what would be right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rules.notice.shape import keys_at, values_at, written_at
from rules.profile.refusal import DATE_FORMS, OCCASION_FORMS, FieldError
from rules.wording.wording import say, table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic import BaseModel, JsonValue
    from pydantic_core import ErrorDetails

_LIMITS = {"greater_than": "gt", "greater_than_equal": "ge", "less_than_equal": "le"}
_FORMS: dict[str, tuple[JsonValue, ...]] = {
    "date": DATE_FORMS,
    "occasion": OCCASION_FORMS,
    "bool_type": (True, False, None),
}


def sentence(error: ErrorDetails) -> str:
    """What a pydantic error says, in Chinese; the value itself is never repeated."""
    kind = error["type"]
    if kind in _LIMITS:
        limit = error.get("ctx", {})[_LIMITS[kind]]
        return say(f"refused.limits.{kind}", limit=f"{limit:g}")
    if kind == "value_error":
        return str(error["ctx"]["error"])
    said: str = table("refused.kinds").get(kind) or say("refused.other")
    return said


def of_validation(errors: Sequence[ErrorDetails], model: type[BaseModel]) -> tuple[FieldError, ...]:
    """Pydantic's errors as ours, one a field, with what ``model`` would allow there."""
    refused: dict[str, FieldError] = {}
    for one in errors:
        is_kind = one["type"].startswith("union_tag")
        error: ErrorDetails = (
            {**one, "type": "literal_error", "loc": (*one["loc"], "kind")} if is_kind else one
        )
        field = ".".join(map(str, written_at(model, error))) or "profile"
        refused.setdefault(field, FieldError(field, sentence(error), _allowed(error, model)))
    return tuple(refused.values())


def _allowed(error: ErrorDetails, model: type[BaseModel]) -> tuple[JsonValue, ...]:
    kind, location = error["type"], error["loc"]
    if kind in {"literal_error", "missing", "string_unicode"} and location:
        return values_at(model, location)
    return keys_at(model, location[:-1]) if kind == "extra_forbidden" else _FORMS.get(kind, ())
