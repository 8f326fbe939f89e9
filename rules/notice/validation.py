"""Saying in Chinese what pydantic has found wrong, and what would be right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args, get_origin

from pydantic import BaseModel, JsonValue

from rules.profile.refusal import DATE_FORMS, OCCASION_FORMS, FieldError
from rules.wording.wording import say, table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic_core import ErrorDetails

_LIMITS = {"greater_than": "gt", "greater_than_equal": "ge", "less_than_equal": "le"}
_BOOLEANS: tuple[JsonValue, ...] = (True, False, None)


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
    for error in errors:
        owners, path = _follow(error["loc"], model)
        if error["type"].startswith("union_tag"):
            path = (*path, "kind")
            error_of_kind = FieldError(
                ".".join(path), table("refused.kinds")["literal_error"], _values_at(owners, "kind")
            )
            refused.setdefault(error_of_kind.field, error_of_kind)
            continue
        field = ".".join(path) or "profile"
        refused.setdefault(field, FieldError(field, sentence(error), _allowed(error, owners)))
    return tuple(refused.values())


def _allowed(error: ErrorDetails, owners: list[type[BaseModel]]) -> tuple[JsonValue, ...]:
    kind = error["type"]
    if kind in {"literal_error", "missing", "string_unicode"} and error["loc"]:
        return _values_at(owners, str(error["loc"][-1]))
    if kind == "extra_forbidden":
        return tuple(name for owner in owners for name in owner.model_fields)
    if kind in {"date", "occasion"}:
        return DATE_FORMS if kind == "date" else OCCASION_FORMS
    return _BOOLEANS if kind == "bool_type" else ()


def _values_at(owners: list[type[BaseModel]], name: str) -> tuple[JsonValue, ...]:
    """The values of the literals that ``name`` may have in any of the models."""
    fields = [owner.model_fields[name] for owner in owners if name in owner.model_fields]
    return tuple(value for field in fields for part in members(field.annotation) for value in get_args(part))


def members(annotation: object) -> list[object]:
    """The innermost types of an annotation: of unions, lists and annotated types; a literal is one."""
    inner = () if get_origin(annotation) is Literal else get_args(annotation)
    return [found for part in inner for found in members(part)] if inner else [annotation]


def _follow(
    loc: Sequence[int | str], model: type[BaseModel]
) -> tuple[list[type[BaseModel]], tuple[str, ...]]:
    """The models that own the last part of a path, and the path as the user wrote it.

    Pydantic puts the tag of a union's member into the path; it selects a model and is no part of the input.
    """
    owners = [model]
    inside: list[type[BaseModel]] = [model]
    path: list[str] = []
    for part in loc:
        tagged = [m for m in inside if len(inside) > 1 and part in _values_at([m], "kind")]
        if tagged:
            inside = tagged
            continue
        path.append(str(part))
        if isinstance(part, int):
            continue
        owners = inside
        inside = [
            m
            for owner in owners
            if part in owner.model_fields
            for m in members(owner.model_fields[part].annotation)
            if isinstance(m, type) and issubclass(m, BaseModel)
        ]
    return inside if loc and isinstance(loc[-1], int) else owners, tuple(path)
