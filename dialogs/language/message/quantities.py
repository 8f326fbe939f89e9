"""How many achievements a text speaks of, each number read whole: 2项, 两三篇, 若干, 俩, 其余."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from dialogs.language.text.numerals import read_whole
from dialogs.language.text.scanning import scan

if TYPE_CHECKING:
    from dialogs.language.message.document import MessageText

MOST = 200
"""So many quantities are read in one message."""
_FILE = "quantities"
Exactness = Literal["exact", "about", "rest"]


class Quantity(NamedTuple):
    """A number of things at ``text[start:end]``; ``number`` is 0 for none and for what ``is_rest`` of them."""

    start: int
    end: int
    number: int
    measure: str
    exactness: Exactness

    @property
    def is_none(self) -> bool:
        """论文0篇: there is none."""
        return self.exactness == "exact" and not self.number


def find_quantities(message: MessageText) -> list[Quantity]:
    """Every quantity of the message, in order; what is only about so many is read as that, not by one of its ends."""
    taken = bytearray(len(message.text))
    found: list[Quantity] = []

    def take(start: int, end: int, number: int, measure: str, exactness: Exactness) -> None:
        if start < end and not any(taken[start:end]):
            taken[start:end] = b"\x01" * (end - start)
            found.append(Quantity(start, end, number, measure, exactness))

    for pattern in message.words.phrases.phrases(_FILE, "about"):
        for match in scan(pattern, message.text):
            take(*match.span(), 1, match["measure"], "about")
    for key in ("ordinal", "rest"):
        for match in scan(message.phrase(_FILE, key), message.text):
            take(*match.span(), int(key == "ordinal"), "", "exact" if key == "ordinal" else "rest")
    for key in ("exact", "pair"):
        for match in scan(message.phrase(_FILE, key), message.text):
            number = read_whole(match["number"])
            if number is not None:
                take(*match.span(), number, match["measure"], "exact")
    return sorted(found)[:MOST]


def bare_quantity(message: MessageText, position: int) -> Quantity | None:
    """The number that stands at ``position`` right after a word, without a measure: 国标2（排3、排7）."""
    match = message.phrase(_FILE, "bare_after").match(message.text, position)
    number = read_whole(match["number"]) if match else None
    return None if match is None or number is None else Quantity(*match.span("number"), number, "", "exact")
