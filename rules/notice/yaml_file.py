"""A YAML file whose errors name the file and the line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from rules.notice.shape import keys_at, values_at, written_at
from rules.notice.validation import sentence
from rules.wording.kept_content import NoYaml, content_of
from rules.wording.wording import say, table

Location = tuple[int | str, ...]
_FULL_WIDTH = re.compile(r"\s*(?:- )?\w+：")
_MOST_NAMED = 30
"""Names that a refusal lists."""
_ALIKE, _ALMOST = 0.7, 0.9
"""How like a name is to what it may be meant for; and to the name of something that may as well be missing."""


class Hint(NamedTuple):
    """``about``: the name that is at fault; ``allowed``: those that might stand there.

    ``right``: what could stand there instead, also where only the nearest spelling says so; all of a key that is none.
    """

    about: str | None = None
    allowed: tuple[str, ...] = ()
    right: object = None


NO_HINT = Hint()


class NoticeRefused(ValueError):
    """Notice data that cannot be believed: the file, the line, what is wrong and what would be right.

    ``location`` is the path inside the file.
    """

    def __init__(
        self, file: str, line: int, message: str, location: Location = (), hint: Hint = NO_HINT
    ) -> None:
        super().__init__(say("notice_data.place", file=file, line=line, message=message))
        self.file = file
        self.line = line
        self.message = message
        self.location = location
        self.hint = hint


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
        except OSError:
            raise NoticeRefused(name, 1, say("notice_data.unreadable")) from None
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
        location = written_at(shape, first)
        pattern = first.get("ctx", {}).get("pattern")
        kind = "string_pattern_of_id" if pattern and "_" not in pattern else first["type"]
        words = table("notice_data.kinds").get(kind) or sentence(first)
        told = say("notice_data.at", at=_called(location), words=words) if location else words
        if first["type"] == "extra_forbidden" and first["input"] is None and not str(location[-1]).isascii():
            return self.refusal(location, say("notice_data.comma"))
        if first["type"] == "extra_forbidden":
            return self.unknown(location, location[-1], keys_at(shape, location[:-1]), told)
        if first["type"] == "literal_error":
            return self.unknown(location, first["input"], values_at(shape, location), told)
        return self.refusal(location, told)

    def refusal(self, location: Sequence[int | str], message: str, hint: Hint = NO_HINT) -> NoticeRefused:
        """The error for what stands at ``location``, to be raised."""
        return NoticeRefused(self.name, self._line(location), message, tuple(location), hint)

    def unknown(
        self, location: Sequence[int | str], name: object, names: Iterable[object], told: str = ""
    ) -> NoticeRefused:
        """The error for a ``name`` that is none of ``names``."""
        known = tuple(str(one).lower() if isinstance(one, bool) else str(one) for one in names)
        near, given = _nearest(str(name), known), str(name)
        message = (told or say("notice_data.unknown", name=name)) + _offered(given, known)
        return self.refusal(location, message, Hint(given, known, near))

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
        lines = self._path.read_text(encoding="utf-8").splitlines()
        for n in (wrong.line, wrong.line - 1):
            if _FULL_WIDTH.match("".join(lines[n - 1 : n])):
                return NoticeRefused(self.name, n, say("notice_data.colon"))
        problem = wrong.problem
        if wrong.reason:
            problem = say(f"notice_data.content.{wrong.reason}", name=wrong.name)
        for one in table("notice_data.problems"):
            problem = one["means"] if one["says"] in problem else problem
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


def _called(location: Location) -> str:
    """What stands there, as its author calls it: its key, or which of a list."""
    inside = next((n for n in reversed(range(len(location))) if isinstance(location[n], str)), -1)
    key = str(location[inside]) if inside >= 0 else ""
    within = [say("notice_data.nth", n=int(n) + 1) for n in location[inside + 1 :]]
    return "".join([key or say("notice_data.whole"), *within])


def _offered(name: str, names: Sequence[str]) -> str:
    """The nearest spelling, and all that might stand there, as far as they are few."""
    near = did_you_mean(name, names, _ALIKE)
    told = "、".join(names[:_MOST_NAMED]) + ("……" if len(names) > _MOST_NAMED else "")
    return (near or "；") + say("notice_data.usable", names=told) if names else near
