"""What is refused in a notice's vocabulary: words for what it does not have, a term with two meanings in one form."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from dialogs.language.vocabulary.schema import Entry, ValueEntry
    from rules.notice.yaml_file import YamlFile

    Opened = Callable[[], YamlFile]

Location = tuple[int | str, ...]


def refuse_unknown(opened: Opened, named: Iterable[tuple[Location, str]], known: Iterable[str]) -> None:
    """Raise NoticeRefused for the first name that is not ``known``; ``opened`` gives the file it stands in."""
    names = tuple(known)
    for location, name in named:
        if name not in names:
            raise opened().unknown(location, name, names)


def refuse_two_meanings(opened: Opened, place: Location, entries: Sequence[Entry | ValueEntry]) -> None:
    """Raise NoticeRefused for the first term that stands twice in one form."""
    said: set[tuple[str, str, bool]] = set()
    for n, entry in enumerate(entries):
        for m, term in enumerate(entry.terms):
            for form in entry.forms:
                here = (term.lower(), form, getattr(entry, "hint", False))
                if here in said:
                    words = f"“{term}”写了两遍，一种说法只应有一个意思"
                    raise opened().refusal((*place, n, "terms", m), words)
                said.add(here)
