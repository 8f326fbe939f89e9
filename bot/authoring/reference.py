"""What stands in a notice's files, key by key, made from their models: a page to read, and schemas for editors."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal, get_args, get_origin

import yaml
from pydantic import BaseModel, TypeAdapter
from pydantic.fields import FieldInfo

from bot.authoring.approved import FILES
from bot.wording import say
from rules.loader import NOTICES
from rules.notice.shape import alternatives, further, keys_of
from rules.wording.kept_content import content_of

_LONGEST: Final = 60
_LIMITS: Final = {"ge": "≥", "gt": ">", "le": "≤"}
DOCS: Final = Path("docs")


@cache
def _meanings() -> dict[str, Any]:
    found: dict[str, Any] = content_of(Path(__file__).with_name("meanings.yaml"))
    return found


def page() -> str:
    """The reference as Markdown."""
    lines = [say("authoring.reference.head"), ""]
    told: set[str] = set()
    for name, shape in FILES.items():
        lines += [f"## {name}", "", _meanings()["files"][name], ""]
        lines += [say("authoring.reference.is", words=_type_words(shape)), ""]
        for model in models_in(shape):
            if model.__name__ not in told:
                told.add(model.__name__)
                lines += _table(model)
    return "\n".join(lines).rstrip() + "\n"


def _table(model: type[BaseModel]) -> list[str]:
    fields = _fields(model)
    if not fields:
        return []
    head = [f'### <a id="{model.__name__}"></a>{model.__name__}', "", say("authoring.reference.table")]
    rows = [
        f"| `{key}` | {_needed(field)} | {_field_words(field)} | {meaning(model, key)} | {_example(model, key)} |"
        for key, field in fields.items()
    ]
    return [*head, "|---|---|---|---|---|", *rows, ""]


def _fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    return dict(zip(keys_of(model), model.model_fields.values(), strict=True))


def meanings() -> list[str]:
    """Every key of which it is said what it means, as Model.key."""
    return [f"{model}.{key}" for model, keys in _meanings()["models"].items() for key in keys]


def meaning(model: type[BaseModel], key: str) -> str:
    """What a key means, in Chinese; nothing for one of which nobody has said it."""
    of_model = _meanings()["models"].get(model.__name__) or {}
    return str(of_model.get(key, ""))


def models_in(shape: Any) -> list[type[BaseModel]]:
    """The models of which a shape is made, the outermost first."""
    found: list[type[BaseModel]] = []
    waiting = [shape]
    while waiting:
        for one in alternatives(waiting.pop(0)):
            if isinstance(one, type) and issubclass(one, BaseModel):
                if one not in found:
                    found.append(one)
                    waiting += [field.annotation for field in one.model_fields.values()]
                    waiting += further(one)
            elif get_origin(one) is not Literal:
                waiting += get_args(one)
    return found


def _needed(field: FieldInfo) -> str:
    return say("authoring.reference.needed") if field.is_required() else ""


def _field_words(field: FieldInfo) -> str:
    limits = [f"{_LIMITS[name]}{value}" for one in field.metadata for name, value in _limits(one)]
    return _type_words(field.annotation) + (f"（{'、'.join(limits)}）" if limits else "")


def _limits(metadata: object) -> Iterator[tuple[str, object]]:
    return ((name, getattr(metadata, name)) for name in _LIMITS if getattr(metadata, name, None) is not None)


def _type_words(shape: Any) -> str:
    words = [_one_type(one) for one in alternatives(shape) if one is not type(None)]
    return say("authoring.reference.or").join(dict.fromkeys(words))


def _one_type(one: Any) -> str:
    if get_origin(one) is list:
        return say("authoring.reference.list", of=_type_words(get_args(one)[0]))
    if get_origin(one) is dict:
        return say("authoring.reference.mapping", of=_type_words(get_args(one)[1]))
    if get_origin(one) is Literal:
        return "、".join(f"`{str(value).lower()}`" for value in get_args(one))
    if isinstance(one, type) and issubclass(one, BaseModel):
        return f"[{one.__name__}](#{one.__name__})"
    return say(f"authoring.reference.types.{getattr(one, '__name__', 'any').lower()}")


@cache
def _examples() -> dict[tuple[str, str], str]:
    """The first value of each key in the shipped notices."""
    found: dict[tuple[str, str], str] = {}
    for folder in sorted(path for path in NOTICES.iterdir() if path.is_dir()):
        for name, shape in FILES.items():
            for path in sorted(folder.glob(name)):
                _note(yaml.safe_load(path.read_text(encoding="utf-8")), shape, found)
    return found


def _note(content: Any, shape: Any, found: dict[tuple[str, str], str]) -> None:
    for one in alternatives(shape):
        if isinstance(content, list) and get_origin(one) is list:
            for member in content:
                _note(member, get_args(one)[0], found)
        elif isinstance(content, dict) and get_origin(one) is dict:
            for value in content.values():
                _note(value, get_args(one)[1], found)
        elif isinstance(content, dict) and isinstance(one, type) and issubclass(one, BaseModel):
            named = _fields(one)
            for key, value in content.items():
                found.setdefault((one.__name__, key), _flow(value))
                _note(value, named[key].annotation if key in named else further(one)[0], found)


def _flow(value: Any) -> str:
    """A value on one line, as it is written in a file."""
    written = yaml.safe_dump(
        value, allow_unicode=True, default_flow_style=True, width=10_000, sort_keys=False
    )
    told = written.removesuffix("\n").removesuffix("\n...")
    return told if len(told) <= _LONGEST else told[:_LONGEST] + "…"


def _example(model: type[BaseModel], key: str) -> str:
    told = _examples().get((model.__name__, key), "").replace("|", "\\|")
    return f"`{told}`" if told else ""


def schema_path(name: str) -> Path:
    """Where the schema of a file lies: policy.yaml has schema/notice/policy.schema.json."""
    stem = name.removesuffix("/*.yaml").removesuffix(".yaml")
    return DOCS / "schema" / "notice" / f"{stem}.schema.json"


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema of a file, with what each key means."""
    shape = FILES[name]
    made = TypeAdapter(shape).json_schema(by_alias=True)
    named = {model.__name__: model for model in models_in(shape)}
    for one in (made, *made.get("$defs", {}).values()):
        model = named.get(one.get("title", ""))
        one.pop("description", None)
        if model is not None:
            for key, part in one.get("properties", {}).items():
                part["description"] = meaning(model, key)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "description": _meanings()["files"][name],
        **made,
    }


def write(root: Path) -> None:
    """Write the reference and the schemas below ``root``."""
    (root / DOCS / "notices-reference.md").write_text(page(), encoding="utf-8")
    for name in FILES:
        path = root / schema_path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write(Path.cwd())
