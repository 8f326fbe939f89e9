"""Everything that the product says: sentences by their keys, in the folder ``words`` of each room.

``review.ask`` is the line ``ask`` of words/review.yaml, with ``{{ names }}`` to be filled in; ``review.page`` has
conditions or lists and is the Jinja2 template words/review/page.md.j2. A date that is filled in is told as people
write it (2028年7月1日). ``zhicheng words`` lists them all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rules.wording.kept_content import content_of
from rules.wording.markdown import Markdown, as_markdown

if TYPE_CHECKING:
    from rules.wording.lines import Line
    from rules.wording.templates import Templates

_NAME = re.compile(r"\{\{ *(\w+) *\}\}")
_TEMPLATE = ".md.j2"
_DATED = ("occasion.year", "occasion.month", "occasion.day")


class SentenceWrong(LookupError):
    """There is no such sentence, or it cannot be filled in; says the file and the key."""


class Sentences:
    """The sentences of ``room``, and of the rooms ``below`` it."""

    def __init__(self, room: str, below: Sentences | None = None) -> None:
        self._room = room
        self._below = below
        self._folder = Path(str(import_module(room).__file__)).with_name("words")
        self._ready: dict[str, str] = {}
        self._lists: dict[str, tuple[str, ...]] = {}
        self._steps: dict[str, Any] = {}

    def say(self, key: str, **values: object) -> str:
        """A sentence of a YAML file as plain text. Raises SentenceWrong."""
        ready = self._ready.get(key)
        if ready is None:
            ready = self._ready[key] = self._prepared(key)
        try:
            return ready.format(**{name: self.shown(value) for name, value in values.items()})
        except KeyError as error:
            raise self._wrong(key, f"takes {{{{ {error.args[0]} }}}}, which is not given") from None

    def words(self, key: str, **values: object) -> Markdown:
        """A sentence as Markdown, where what is filled in shows as it is. Raises SentenceWrong."""
        if key in self._ready or isinstance(self._found(key), str):
            shown = {name: as_markdown(self.shown(value)) for name, value in values.items()}
            return Markdown(self.say(key, **shown))
        from jinja2 import TemplateError  # noqa: PLC0415 - 40 ms; loaded when first needed

        try:
            return self._templates.filled(f"{key.replace('.', '/')}{_TEMPLATE}", values)
        except TemplateError as error:
            raise self._wrong(key, f"{type(error).__name__}: {error}") from error

    def day(self, day: date | str) -> str:
        """A day, or what is known of it (2023, 2023-06), as people write it: 2023年6月15日."""
        parts = [int(part) for part in str(day).split("-")]
        year, month, of_month = (*parts, 0, 0)[:3]
        return self.say(_DATED[len(parts) - 1], year=year, month=month, day=of_month)

    def shown(self, value: object) -> object:
        """``value`` as it is filled in."""
        return self.day(value) if type(value) is date else value

    def listed(self, key: str) -> tuple[str, ...]:
        """A list of words or lines. Raises SentenceWrong."""
        if key not in self._lists:
            self._lists[key] = tuple(map(str, self.table(key)))
        return self._lists[key]

    def table(self, key: str) -> Any:
        """What stands under ``key`` as it stands there: names with sentences, or lists. Raises SentenceWrong."""
        found = self._found(key)
        if not isinstance(found, dict | list):
            raise self._wrong(key, "no such list")
        return found

    def has(self, key: str) -> bool:
        """Whether a YAML file has something under ``key``."""
        return self._found(key) is not None

    def lines(self) -> Iterator[Line]:
        """Every line that is said, by rooms and files."""
        from rules.wording.lines import template_lines, yaml_lines  # noqa: PLC0415 - for `zhicheng words` alone

        if self._below is not None:
            yield from self._below.lines()
        for entry in sorted(self._folder.iterdir()):
            place, step = f"{self._room}/words/{entry.name}", entry.name.removesuffix(".yaml")
            if entry.is_file():
                yield from yaml_lines(place, step, entry.read_text(encoding="utf-8"))
            else:
                for template in sorted(entry.iterdir()):
                    key = f"{step}.{template.name.removesuffix(_TEMPLATE)}"
                    text = template.read_text(encoding="utf-8")
                    yield from template_lines(f"{place}/{template.name}", key, text)

    def source(self, path: str) -> str | None:
        """The text of the template at ``path``, which may stand in a room below."""
        own = self._folder.joinpath(*path.split("/"))
        if own.is_file():
            return own.read_text(encoding="utf-8")
        return None if self._below is None else self._below.source(path)

    def _prepared(self, key: str) -> str:
        found = self._found(key)
        if not isinstance(found, str):
            raise self._wrong(key, "no such sentence")
        if set("{}") & set(_NAME.sub("", found)):
            raise self._wrong(key, "braces are written {{ name }}")
        return _NAME.sub(r"{\1}", found)

    def _found(self, key: str) -> Any:
        """What stands under ``key``, or None."""
        step, *names = key.split(".")
        found = self._step(step)
        for name in names:
            found = found.get(name) if isinstance(found, dict) else None
        return found

    def _step(self, step: str) -> Any:
        if step not in self._steps:
            own = self._folder.joinpath(f"{step}.yaml")
            if own.is_file():
                self._steps[step] = content_of(own)
            else:
                self._steps[step] = self._below and self._below._step(step)  # noqa: SLF001 - of the same class
        return self._steps[step]

    @cached_property
    def _templates(self) -> Templates:
        from rules.wording.templates import Templates  # noqa: PLC0415 - as above

        return Templates(self.source, self.shown)

    def _wrong(self, key: str, why: str) -> SentenceWrong:
        step = key.partition(".")[0]
        return SentenceWrong(f"{self._room}/words/{step}.yaml or {step}/: {key}: {why}")
