"""Saying in Chinese what pydantic has found wrong, and what would be right."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import BaseModel, JsonValue
from pydantic_core import ErrorDetails

from rules.notice.catalogue import Catalogue
from rules.notice.shape import keys_at, values_at, written_at
from rules.profile.refusal import DATE_FORMS, OCCASION_FORMS, FieldError
from rules.wording.wording import say, table

_LIMITS = {"greater_than": "gt", "greater_than_equal": "ge", "less_than_equal": "le"}
_OF_VALUES = frozenset({"literal_error", "missing"})
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


def of_validation(
    errors: Sequence[ErrorDetails], model: type[BaseModel], catalogue: Catalogue
) -> tuple[FieldError, ...]:
    """Pydantic's errors as ours, one a field, with what ``model`` would allow there, and its names."""
    refused: dict[str, FieldError] = {}
    for one in errors:
        is_kind = one["type"].startswith("union_tag")
        error: ErrorDetails = (
            {**one, "type": "literal_error", "loc": (*one["loc"], "kind")} if is_kind else one
        )
        field = ".".join(map(str, written_at(model, error))) or "profile"
        told = FieldError(field, sentence(error), _allowed(error, model))
        refused.setdefault(field, _in_words(told, catalogue) if error["type"] in _OF_VALUES else told)
    return tuple(refused.values())


def _in_words(error: FieldError, catalogue: Catalogue) -> FieldError:
    """With the names of the values that are allowed, where all of them have one."""
    attribute = error.field.rpartition(".")[2]
    names = [(catalogue.allowed_name(attribute, value), value) for value in error.allowed]
    if not names or not all(name for name, _ in names):
        return error
    told = [say("refused.named", name=name, value=str(value)) for name, value in names]
    return error._replace(message=say("refused.allowed", message=error.message, names="、".join(told)))


def _allowed(error: ErrorDetails, model: type[BaseModel]) -> tuple[JsonValue, ...]:
    kind, location = error["type"], error["loc"]
    if kind in {*_OF_VALUES, "string_unicode"} and location:
        return values_at(model, location)
    return keys_at(model, location[:-1]) if kind == "extra_forbidden" else _FORMS.get(kind, ())
