"""What an officer calls a case. It is untrusted text, and no name of a person is needed in it."""

from __future__ import annotations

import re
import unicodedata
import zlib
from typing import Final, NamedTuple

LONGEST: Final = 30
"""Characters: as many as a button shows."""

_LEADING_ZEROS: Final = re.compile(r"(?<!\d)0+(?=\d)")


class LabelRefused(ValueError):
    """``reason`` is ``empty`` when nothing of the text can be seen, ``long`` when it is too long."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class CaseLabel(NamedTuple):
    """``shown`` as it was written, ``key`` in the one way of writing by which it is found again."""

    shown: str
    key: str


def case_label(text: str) -> CaseLabel:
    """``text`` as a label: one line, without what cannot be seen.

    Two labels are the same when they differ only in full or half width, in capitals, in spaces or in the kind
    of dash. Raises :class:`LabelRefused`.
    """
    seen = "".join(_visible(character) for character in unicodedata.normalize("NFC", text))
    shown = " ".join(seen.split())
    if len(shown) > LONGEST:
        raise LabelRefused("long")
    key = folded(shown)
    if not key:
        raise LabelRefused("empty")
    return CaseLabel(shown, key)


def folded(text: str) -> str:
    """``text`` in the one way of writing in which labels are compared."""
    half_width = unicodedata.normalize("NFKC", text).casefold()
    dashed = ("-" if unicodedata.category(character) == "Pd" else character for character in half_width)
    return "".join("".join(dashed).split())


def checksum(key: str) -> int:
    """A number of at most four signs to the base of 36 that another key hardly has."""
    return zlib.crc32(key.encode()) % 36**4


def likeness(key: str) -> str:
    """``key`` without signs and leading zeros: 研发部-03 and 研发部3 are easily taken for each other."""
    signless = "".join(character for character in key if character.isalnum())
    return _LEADING_ZEROS.sub("", signless)


def _visible(character: str) -> str:
    """A control character breaks words, as a new line does; formatting and unassigned characters are nothing."""
    category = unicodedata.category(character)
    if category in {"Cc", "Zl", "Zp"}:
        return " "
    return "" if category.startswith("C") else character
