"""What is refused in a notice's vocabulary: words for what it does not have, a term with two meanings in one form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rules.notice.yaml_file import NoticeRefused, YamlFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from dialogs.language.vocabulary.schema import Entry, ValueEntry

Location = tuple[int | str, ...]


def refuse_unknown(file: Path, named: Iterable[tuple[Location, str]], known: Iterable[str]) -> None:
    """Raise NoticeRefused for the first name that is not ``known``."""
    names = tuple(known)
    for location, name in named:
        if name not in names:
            raise _refusal(file, location, f"通告里没有“{name}”，应为其中之一：{'、'.join(names)}")


def refuse_two_meanings(file: Path, place: Location, entries: Sequence[Entry | ValueEntry]) -> None:
    """Raise NoticeRefused for the first term that stands twice in one form."""
    said: set[tuple[str, str, bool]] = set()
    for n, entry in enumerate(entries):
        for m, term in enumerate(entry.terms):
            for form in entry.forms:
                here = (term.lower(), form, getattr(entry, "hint", False))
                if here in said:
                    raise _refusal(file, (*place, n, "terms", m), f"“{term}”写了两遍，一种说法只应有一个意思")
                said.add(here)


def _refusal(file: Path, location: Location, message: str) -> NoticeRefused:
    parts = file.parts
    return YamlFile(file, "/".join(parts[parts.index("vocabulary") :])).refusal(location, message)
