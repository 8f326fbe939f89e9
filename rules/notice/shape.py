"""What may stand at a place of a file, read off the models of its shape."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from pydantic import BaseModel, JsonValue
from pydantic_core import ErrorDetails

Location = tuple[int | str, ...]


def keys_of(model: type[BaseModel]) -> tuple[str, ...]:
    """The keys of a model as they are written."""
    return tuple(field.alias or name for name, field in model.model_fields.items())


def keys_at(shape: Any, location: Location) -> tuple[str, ...]:
    """The keys that what stands at ``location`` may have."""
    models = (one for one in _followed(shape, location)[0] if _is_model(one))
    return tuple(dict.fromkeys(key for model in models for key in keys_of(model)))


def values_at(shape: Any, location: Location) -> tuple[JsonValue, ...]:
    """What may stand at ``location``, where only some values may."""
    literals = (one for one in _followed(shape, location)[0] if get_origin(one) is Literal)
    return tuple(dict.fromkeys(value for one in literals for value in get_args(one)))


def written_at(shape: Any, error: ErrorDetails) -> Location:
    """Where an error is, as it stands in the file: a part that names a member of a union does not."""
    written = _followed(shape, error["loc"])[1]
    return (*written, *error["loc"][-1:]) if error["type"] == "extra_forbidden" else written


def alternatives(annotation: Any) -> Iterator[Any]:
    """The types that an annotation may be, without what is said of them beside."""
    if get_origin(annotation) is Annotated:
        yield from alternatives(get_args(annotation)[0])
    elif get_origin(annotation) in {list, dict, tuple, Literal}:
        yield annotation
    elif get_args(annotation):
        for one in get_args(annotation):
            yield from alternatives(one)
    else:
        yield annotation


def further(model: type[BaseModel]) -> tuple[Any, ...]:
    """What stands under keys that the model does not name, if there may be such."""
    if model.model_config.get("extra") != "allow":
        return ()
    return get_args(get_type_hints(model)["__pydantic_extra__"])[1:]


def _is_model(one: Any) -> bool:
    return isinstance(one, type) and issubclass(one, BaseModel)


def _tags(one: Any) -> tuple[Any, ...]:
    """By which a model is chosen among several."""
    kind = one.model_fields.get("kind") if _is_model(one) else None
    return get_args(kind.annotation) if kind else ()


def _followed(shape: Any, location: Location) -> tuple[list[Any], Location]:
    """The types of what stands at ``location``, and the parts of it that are written; others choose one of a union."""
    found, written = list(alternatives(shape)), list[int | str]()
    for part in location:
        inner = [one for outer in found for of in _part(outer, part) for one in alternatives(of)]
        written += [part] if inner else []
        found = inner or [one for one in found if part in _tags(one)] or found
    return found, tuple(written)


def _part(outer: Any, part: int | str) -> Iterator[Any]:
    if get_origin(outer) in {list, tuple} and isinstance(part, int):
        yield get_args(outer)[0]
    elif get_origin(outer) is dict:
        yield get_args(outer)[1]
    elif _is_model(outer):
        fields = outer.model_fields.items()
        named = [field.annotation for name, field in fields if part in {name, field.alias}]
        yield from named or further(outer)
