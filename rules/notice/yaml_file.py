"""A YAML file whose errors name the file and the line."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError

from rules.notice.shape import keys_at, values_at
from rules.notice.validation import sentence
from rules.wording.kept_content import NoYaml, content_of
from rules.wording.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pydantic_core import ErrorDetails

Location = tuple[int | str, ...]
_MOST_NAMED = 30
"""Names that a refusal lists."""
_ALIKE, _ALMOST = 0.7, 0.9
"""How like a name is to what it may be meant for; and to the name of something that may as well be missing."""


class NoticeRefused(ValueError):
    """Notice data that cannot be believed: the file, the line, what is wrong and what would be right.

    ``location`` is the path inside the file; ``about`` the name that is at fault, and ``allowed`` those that might
    stand there. ``right`` is what could stand there instead, also where only the nearest spelling says so; of a key
    that is none it is ``right_key``.
    """

    def __init__(  # noqa: PLR0913 - what is known of an error, by name
        self,
        file: str,
        line: int,
        message: str,
        *,
        location: Location = (),
        about: str | None = None,
        allowed: tuple[str, ...] = (),
        right: object = None,
        right_key: str | None = None,
    ) -> None:
        super().__init__(say("notice_data.place", file=file, line=line, message=message))
        self.file = file
        self.line = line
        self.message = message
        self.location = location
        self.about = about
        self.allowed = allowed
        self.right = right
        self.right_key = right_key


class YamlFile:
    """One file, read once. ``name`` is its path inside the notice's folder."""

    content: Any

    def __init__(self, path: Path, name: str) -> None:
        self.name = name
        self._path = path
        try:
            self.content = self._content()
        except FileNotFoundError:
            raise NoticeRefused(name, 1, say("notice_data.no_file")) from None
        except UnicodeDecodeError:
            raise NoticeRefused(name, 1, say("notice_data.encoding")) from None
        except NoYaml as wrong:
            raise self._refused(wrong) from None

    def _content(self) -> Any:
        return content_of(self._path)

    def read(self, shape: Any, context: object = None) -> Any:
        """The content as ``shape``, whose validators are told the ``context``.

        Raises NoticeRefused at the first thing that does not fit.
        """
        try:
            return adapter(shape).validate_python(self.content, context=context)
        except ValidationError as error:
            raise self._misshapen(error.errors(include_url=False), shape) from None

    def _misshapen(self, errors: list[ErrorDetails], shape: Any) -> NoticeRefused:
        """The first error, but a key that is none before one that is missing: it may be that one, misspelt."""
        first = next((one for one in errors if one["type"] == "extra_forbidden"), errors[0])
        location = first["loc"]
        path = ".".join(str(part) for part in location)
        message = f"{path}：{sentence(first)}" if path else sentence(first)
        if first["type"] == "extra_forbidden":
            key, keys = str(location[-1]), keys_at(shape, location[:-1])
            message += _offered(key, keys)
            near = _nearest(key, keys)
            return self.refusal(location, message, about=key, allowed=keys, right_key=near)
        if first["type"] == "literal_error":
            value, values = str(first["input"]), values_at(shape, location)
            right = _nearest(value, values)
            return self.refusal(
                location, message + _offered(value, values), about=value, allowed=values, right=right
            )
        return self.refusal(location, message)

    def refusal(  # noqa: PLR0913 - what is known of an error, by name
        self,
        location: Sequence[int | str],
        message: str,
        *,
        right: object = None,
        about: str | None = None,
        allowed: tuple[str, ...] = (),
        right_key: str | None = None,
    ) -> NoticeRefused:
        """The error for what stands at ``location``, to be raised."""
        return NoticeRefused(
            self.name,
            self._line(location),
            message,
            location=tuple(location),
            about=about,
            allowed=allowed,
            right=right,
            right_key=right_key,
        )

    def unknown(self, location: Sequence[int | str], name: str, names: Iterable[str]) -> NoticeRefused:
        """The error for a ``name`` that is none of ``names``."""
        known = tuple(names)
        message = say("notice_data.unknown", name=name) + _offered(name, known)
        return self.refusal(location, message, about=name, allowed=known, right=_nearest(name, known))

    def _line(self, location: Sequence[int | str]) -> int:
        node: Any = self.root
        line = node.start_mark.line + 1 if node else 1
        for part in location:
            if getattr(node, "id", "") == "mapping":
                pair = next(((k, v) for k, v in node.value if k.value == str(part)), None)
                if pair is None:
                    break
                line, node = pair[0].start_mark.line + 1, pair[1]
            elif getattr(node, "id", "") == "sequence":
                if not isinstance(part, int) or part >= len(node.value):
                    break
                node = node.value[part]
                line = node.start_mark.line + 1
            else:
                break
        return line

    @cached_property
    def root(self) -> Any:
        """The content as nodes that know their lines."""
        from rules.wording.yaml_content import compose  # noqa: PLC0415 - for errors and whoever puts them right

        return compose(self._path.read_text(encoding="utf-8"))

    def _refused(self, wrong: NoYaml) -> NoticeRefused:
        problem = (
            say(f"notice_data.content.{wrong.reason}", name=wrong.name) if wrong.reason else wrong.problem
        )
        message = say("notice_data.no_yaml", problem=problem) if problem else say("notice_data.control")
        return NoticeRefused(self.name, wrong.line, message)


@cache
def adapter(shape: Any) -> TypeAdapter[Any]:
    """What checks that something is of that shape; it takes longer to make than to use."""
    return TypeAdapter(shape)


OpenFile = Callable[[Path, str], YamlFile]
"""How a notice's files are opened: by their path, and their name inside the folder."""


def _nearest(name: str, names: Iterable[str], least: float = _ALIKE) -> str | None:
    return next(iter(get_close_matches(name, list(names), 1, least)), None)


def did_you_mean(name: str, names: Iterable[str], least: float = _ALMOST) -> str:
    """；是不是“…”？ where one of ``names`` is spelt almost like ``name``; else nothing."""
    near = _nearest(name, names, least)
    return say("notice_data.meant", name=near) if near else ""


def _offered(name: str, names: Sequence[str]) -> str:
    """The nearest spelling, and all that might stand there, as far as they are few."""
    near = did_you_mean(name, names, _ALIKE)
    told = "、".join(names[:_MOST_NAMED]) + ("……" if len(names) > _MOST_NAMED else "")
    return (near or "；") + say("notice_data.usable", names=told) if names else near
