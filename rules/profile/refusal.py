"""Saying in Chinese what is wrong with an input and what would be right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, get_args, get_origin

from pydantic import BaseModel, JsonValue
from typing_extensions import TypedDict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic_core import ErrorDetails


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

_SENTENCES = {
    "missing": "缺少这一项",
    "extra_forbidden": "没有这一项",
    "bool_type": "应为 true、false 或 null",
    "int_type": "应为整数",
    "int_parsing": "应为整数",
    "float_type": "应为数字",
    "finite_number": "应为有限的数字",
    "string_type": "应为文字",
    "string_unicode": "有不能识别的字符",
    "list_type": "应为列表",
    "dict_type": "应为对象",
    "model_type": "应为对象",
    "model_attributes_type": "应为对象",
    "json_invalid": "不是有效的 JSON",
    "literal_error": "没有这个取值",
    "date": "日期应写成 YYYY-MM-DD 或 YYYY-MM，例如 2018-07",
    "occasion": "时间应写成 YYYY-MM-DD、YYYY-MM 或 YYYY，例如 2018-07",
    "quantity": "应为不小于 0 的数字",
    "date_type": "应为日期，例如 2024-05-01",
    "date_from_datetime_parsing": "应为日期，例如 2024-05-01",
    "too_short": "不能为空",
    "string_too_short": "不能为空",
    "string_pattern_mismatch": "只能用小写英文字母、数字和下划线，以字母开头",
}
_LIMITS = {
    "greater_than": ("gt", "应大于 {}"),
    "greater_than_equal": ("ge", "不能小于 {}"),
    "less_than_equal": ("le", "不能大于 {}"),
}
_BOOLEANS: tuple[JsonValue, ...] = (True, False, None)


def sentence(error: ErrorDetails) -> str:
    """What a pydantic error says, in Chinese; the value itself is never repeated."""
    kind = error["type"]
    if kind in _LIMITS:
        limit, words = _LIMITS[kind]
        return words.format(f"{error.get('ctx', {})[limit]:g}")
    if kind == "value_error":
        return str(error["ctx"]["error"])
    return _SENTENCES.get(kind, "不符合要求")


def of_validation(errors: Sequence[ErrorDetails], model: type[BaseModel]) -> tuple[FieldError, ...]:
    """Pydantic's errors as ours, one a field, with what ``model`` would allow there."""
    refused: dict[str, FieldError] = {}
    for error in errors:
        owners, path = _follow(error["loc"], model)
        if error["type"].startswith("union_tag"):
            path = (*path, "kind")
            error_of_kind = FieldError(
                ".".join(path), _SENTENCES["literal_error"], _values_at(owners, "kind")
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
