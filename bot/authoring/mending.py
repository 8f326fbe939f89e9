"""A file that is no YAML as it would be without the line that is wrong, so that the rest of it can be looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from rules.wording.kept_content import NoYaml, content_in

_LINES_BACK: Final = 6
"""A parser often notices only later; so far back the fault is looked for."""
_WORDS: Final = re.compile(r"[\w（）.]+")
_ENTRY: Final = re.compile(r"^(?P<indent> *)(?P<dash>- )?(?P<key>\w+):(?=\S)")
_BEGINS: Final = re.compile(r"^(?P<indent> *)(?P<dash>- )?(?P<key>\w+):")
_STEP: Final = "  "
_OPENED: Final = " [{'\""
UNNAMED: Final = "unnamed_line_"
"""Begins the name of what has lost the line that named it."""
_INDENT: Final = re.compile(r"^[ \t]*")


class Mended(NamedTuple):
    """``text`` has as many lines as before. ``gone``: the words of a line that was taken out, if one was."""

    text: str
    gone: frozenset[str]


def mended(text: str, wrong: int, *, is_twice: bool = False) -> Mended | None:
    """``text`` of which more can be read than up to the line ``wrong``; None where no change to one line helps.

    Of several changes the one after which the most can be read; of these rather one that takes nothing out. What stands
    twice (``is_twice``) gets another name, where no empty line is what should name it.
    """
    lines = text.splitlines()
    best: tuple[int, bool] = (wrong, True)
    found: Mended | None = None
    for n in (n for n in _suspects(lines, wrong) if not (is_twice and lines[n].strip())):
        for line in _put_right(lines, n):
            changed = "\n".join([*lines[:n], line, *lines[n + 1 :]]) + "\n"
            reached = _read_up_to(changed), bool(line)
            if reached > best:
                gone = frozenset[str]() if line else frozenset(_WORDS.findall(lines[n]))
                best, found = reached, Mended(changed, gone)
    if is_twice and found is None:
        lines[wrong - 1] = _BEGINS.sub(rf"\g<indent>\g<dash>{UNNAMED}{wrong}:", lines[wrong - 1])
        return Mended("\n".join(lines) + "\n", frozenset())
    return found


def _suspects(lines: list[str], wrong: int) -> Iterator[int]:
    """The lines up to where it was noticed; before them those that stand one too far to one side, or are empty."""
    last, first = min(wrong, len(lines)) - 1, max(wrong - _LINES_BACK, 1) - 1
    yield from range(last, first - 1, -1)
    for n in range(first - 1, -1, -1):
        indent = _INDENT.match(lines[n])
        if indent and (len(indent[0]) % 2 or not lines[n].strip()):
            yield n


def _put_right(lines: list[str], n: int) -> Iterator[str]:
    """With a space after a colon; as far to the right as the line beside it, or a bit to a side; not at all.

    An empty line as one that begins what follows it.
    """
    line = lines[n]
    if not line.strip():
        yield from _begun(lines, n)
        return
    if _ENTRY.match(line):
        yield _ENTRY.sub(r"\g<indent>\g<dash>\g<key>: ", line)
    for beside in (*lines[max(n - 1, 0) : n], *lines[n + 1 : n + 2]):
        indent = _INDENT.match(beside)
        if indent and indent[0] + line.lstrip() != line:
            yield indent[0] + line.lstrip()
    if line[:1] == " ":
        yield from (line[1:], f" {line}")
    yield from (line.rstrip(_OPENED), "")


def _begun(lines: list[str], n: int) -> Iterator[str]:
    """As entries one step to the left of what follows begin, before the line or else after it."""
    following = _INDENT.match(lines[n + 1]) if n + 1 < len(lines) else None
    indent = following[0].removesuffix(_STEP) if following else ""
    for one in (*reversed(lines[:n]), *lines[n + 1 :]):
        entry = _BEGINS.match(one)
        if entry and entry["indent"] == indent:
            name = f"{UNNAMED}{n}"
            yield f"{indent}- {entry['key']}: {name}" if entry["dash"] else f"{indent}{name}:"
            return


def _read_up_to(text: str) -> int:
    """The line at which it cannot be read any more."""
    try:
        content_in(text)
    except NoYaml as wrong:
        return wrong.line
    return text.count("\n") + 1
