"""What may stand at a place of a file, read off the models of its shape."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def keys_of(model: type[BaseModel]) -> tuple[str, ...]:
    """The keys of a model as they are written."""
    return tuple(field.alias or name for name, field in model.model_fields.items())


def keys_at(shape: Any, location: Sequence[int | str]) -> tuple[str, ...]:
    """The keys that what stands at ``location`` may have."""
    models = (one for one in _inside([shape], location) if _is_model(one))
    return tuple(dict.fromkeys(key for model in models for key in keys_of(model)))


def values_at(shape: Any, location: Sequence[int | str]) -> tuple[str, ...]:
    """The words that may stand at ``location``, where only some may."""
    literals = (one for one in _inside([shape], location) if get_origin(one) is Literal)
    return tuple(dict.fromkeys(str(value) for one in literals for value in get_args(one)))


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


def _is_model(one: Any) -> bool:
    return isinstance(one, type) and issubclass(one, BaseModel)


def _inside(shapes: Sequence[Any], location: Sequence[int | str]) -> list[Any]:
    """The types of what stands at ``location``; a part that names a member of a union is passed over."""
    found = [one for shape in shapes for one in alternatives(shape)]
    for part in location:
        inner = [one for outer in found for one in _part(outer, part)]
        found = [one for shape in inner for one in alternatives(shape)] or found
    return found


def _part(outer: Any, part: int | str) -> Iterator[Any]:
    if get_origin(outer) in {list, tuple} and isinstance(part, int):
        yield get_args(outer)[0]
    elif get_origin(outer) is dict:
        yield get_args(outer)[1]
    elif _is_model(outer):
        for name, field in outer.model_fields.items():
            if part in {name, field.alias}:
                yield field.annotation
