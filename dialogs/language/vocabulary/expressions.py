"""Words of a notice as expressions for a message."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from dialogs.language.vocabulary.schema import Entry, ValueEntry

NOTHING: Final = "(?!)"
_LATIN: Final = "a-z0-9"


def any_of(terms: Iterable[str]) -> str:
    """An expression for any of ``terms``, the longest first."""
    return "|".join(re.escape(term) for term in _longest_first(terms)) or NOTHING


def expression_of(entry: Entry | ValueEntry, begun: Collection[str] = ()) -> str:
    """What is looked for in a message: the entry's patterns, then its terms, but not within its exceptions.

    Nor where one of ``begun`` has begun before and goes into it: 工程师职称 in 高级工程师职称.
    """
    terms = _longest_first(entry.terms_in("message"))
    others = [one for one in begun if one not in terms]
    alone = (_alone(term, [*entry.exceptions, *_joined(others, term)]) for term in terms)
    return "|".join([*entry.patterns, *alone])


def _joined(begun: Iterable[str], term: str) -> Iterator[str]:
    """Each of those that ends with what ``term`` begins with, and the rest of it."""
    for one in begun:
        for length in range(2, min(len(one), len(term))):
            if one.endswith(term[:length]):
                yield one + term[length:]


def _longest_first(terms: Iterable[str]) -> list[str]:
    return sorted(dict.fromkeys(terms), key=lambda term: -len(term))


def _alone(term: str, exceptions: Iterable[str]) -> str:
    """``term`` where it is no part of a longer word: of ``exceptions``, or of a Latin word."""
    before = "".join(
        f"(?!(?<={re.escape(longer[:at])}){re.escape(longer[at:])})"
        for longer in exceptions
        for at in _places(term, longer)
    )
    first = f"(?<![{_LATIN}])" if re.match(f"[{_LATIN}]", term, re.IGNORECASE) else ""
    last = f"(?![{_LATIN}])" if re.search(f"[{_LATIN}]$", term, re.IGNORECASE) else ""
    return f"{first}{before}{re.escape(term)}{last}"


def _places(term: str, longer: str) -> list[int]:
    return [at for at in range(len(longer) - len(term) + 1) if longer.startswith(term, at)]
