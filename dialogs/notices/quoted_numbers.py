"""Numbers of a notice's conditions that the quotes beside them do not say: one of the two was mistyped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from dialogs.language.text.clause_numbers import numbers_said
from dialogs.rendering.wording import say
from rules import NoticeRefused, Policy
from rules.notice.yaml_file import Location, OpenFile, YamlFile

_ELSEWHERE: Final = "not_in_quote"
_COUNTS: Final = ("required", "every", "at_most_each")


class NumberHeld(NamedTuple):
    """A number that stands at ``location``; ``quoted`` is the innermost mapping around it that has a quote.

    ``name``: its keys within that, or within what is listed there: title.years.
    """

    location: Location
    number: float
    quoted: Mapping[str, Any]
    name: str

    @property
    def of(self) -> str:
        """``place`` for one in an order, ``count`` of outcomes, ``years``; empty for what may be any of them."""
        *inside, key = self.name.split(".")
        if key == "at_most":  # of a person's own numbers, too
            return "place" if inside else ""
        return "years" if key.endswith("years") else "count" if key in _COUNTS else ""


def unsaid_numbers(policy: Policy, open_file: OpenFile = YamlFile) -> Iterator[NoticeRefused]:
    """Each number of a condition that its quote does not say, and each that is named as such and is none of them."""
    for level in policy.data.levels:
        name = f"levels/{level}.yaml"
        file = open_file(policy.folder / name, name)
        unsaid = [one for one in _numbers(file.content) if not _is_said(one)]
        named = {(id(one.quoted), one.name) for one in unsaid}
        for one in unsaid:
            if one.name not in one.quoted.get(_ELSEWHERE, ()):
                told = {"name": one.name, "number": f"{one.number:.10g}", "quote": one.quoted["quote"]}
                yield file.refusal(one.location, say("notices.unsaid", **told))
        for location, quoted in _quoted(file.content):
            for n, elsewhere in enumerate(quoted.get(_ELSEWHERE, ())):
                if (id(quoted), elsewhere) not in named:
                    words = say("notices.said_after_all", name=elsewhere)
                    yield file.refusal((*location, _ELSEWHERE, n), words)


def _quoted(content: Any, at: Location = ()) -> Iterator[tuple[Location, Mapping[str, Any]]]:
    """Every mapping that has a quote."""
    if isinstance(content, dict) and "quote" in content:
        yield at, content
    for key, value in _parts(content):
        yield from _quoted(value, (*at, key))


def _numbers(
    content: Any, at: Location = (), quoted: Mapping[str, Any] | None = None, name: Location = ()
) -> Iterator[NumberHeld]:
    """Every number beside or below a quote, in the order of the file."""
    if isinstance(content, dict) and "quote" in content:
        quoted, name = content, ()
    if quoted is not None and isinstance(content, int | float) and not isinstance(content, bool):
        yield NumberHeld(at, content, quoted, ".".join(map(str, name)))
    for key, value in _parts(content):
        yield from _numbers(value, (*at, key), quoted, () if isinstance(key, int) else (*name, key))


def _parts(content: Any) -> Iterator[tuple[int | str, Any]]:
    if isinstance(content, dict):
        yield from content.items()
    elif isinstance(content, list):
        yield from enumerate(content)


def _is_said(of: NumberHeld) -> bool:
    """Whether the quote says the number. Nought it need not say, where it says no years but those of other numbers."""
    said = numbers_said(of.quoted["quote"])
    if of.number:
        return any(one.says(of.number, of.of) for one in said)
    others = [one.number for one in _numbers(of.quoted)]
    lasting = [one for one in said if one.of == "years" and not one.is_past]
    return all(any(map(one.says, others)) for one in lasting)
