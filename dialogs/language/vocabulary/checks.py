"""What is refused in a notice's vocabulary: words for what it does not have, a term with two meanings in one form."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from dialogs.language.vocabulary.schema import Entry, ValueEntry
from rules.notice.yaml_file import YamlFile

Location = tuple[int | str, ...]


class Named(NamedTuple):
    """A name, where it stands, and those that are known."""

    location: Location
    name: str
    known: Iterable[str]


class Meanings(NamedTuple):
    """Entries, where they stand, and what there is that they can mean."""

    place: Location
    entries: Sequence[Entry | ValueEntry]
    known: Iterable[str]

    def names(self) -> Iterator[Named]:
        """All that they mean."""
        for n, entry in enumerate(self.entries):
            for one in entry.means if isinstance(entry.means, list) else [entry.means]:
                if isinstance(one, str):
                    yield Named((*self.place, n, "means"), one, self.known)


def refuse(opened: Callable[[], YamlFile], checks: Iterable[Named | Meanings]) -> None:
    """Raise NoticeRefused for the first name that is not known, or term that stands twice in one form.

    ``opened`` gives the file in which they stand.
    """
    for check in checks:
        for location, name, known in check.names() if isinstance(check, Meanings) else [check]:
            if name not in (names := tuple(known)):
                raise opened().unknown(location, name, names)
        if isinstance(check, Meanings):
            _refuse_two_meanings(opened, check)


def _refuse_two_meanings(opened: Callable[[], YamlFile], of: Meanings) -> None:
    said: set[tuple[str, str, bool]] = set()
    for n, entry in enumerate(of.entries):
        for m, term in enumerate(entry.terms):
            for form in entry.forms:
                here = (term.lower(), form, getattr(entry, "hint", False))
                if here in said:
                    words = f"“{term}”写了两遍，一种说法只应有一个意思"
                    raise opened().refusal((*of.place, n, "terms", m), words)
                said.add(here)
