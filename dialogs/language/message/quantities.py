"""How many achievements a text speaks of, each number read whole: 2项, 两三篇, 若干, 俩, 其余."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final, Literal, NamedTuple

from dialogs.language.message.document import MessageText
from dialogs.language.text.numerals import read_whole
from dialogs.language.text.phrases import Mention, matches
from dialogs.language.vocabulary.schema import KindEntry

MOST = 200
"""So many quantities are read in one message."""
_FILE = "quantities"
Exactness = Literal["exact", "about", "rest"]
_EXACTNESS: Final[dict[str, Exactness]] = {"about": "about", "rest": "rest"}


class Quantity(NamedTuple):
    """A number of things at ``text[start:end]``; ``number`` is 0 for none and for the rest of them."""

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
    phrases = message.words.phrases
    looked_for = [(pattern, "about") for pattern in phrases.phrases(_FILE, "about")]
    looked_for += [(phrases.phrase(_FILE, key), key) for key in ("ordinal", "rest", "exact", "pair")]
    found: list[Quantity] = []
    for match, key in matches(looked_for, message.text):
        said = match.groupdict()
        number = read_whole(said["number"]) if "number" in said else int(key != "rest")
        if number is not None:
            measure, exactness = said.get("measure", ""), _EXACTNESS.get(key, "exact")
            found.append(Quantity(*match.span(), number, measure, exactness))
    return sorted([*found, *_bare(message, found)])[:MOST]


def _bare(message: MessageText, measured: Sequence[Quantity]) -> Iterator[Quantity]:
    """Numbers without a measure beside what they count: 国标2（排3、排7）, 核心1普刊1, 一作2, 2个（1授权）."""
    attributes = message.words.catalogue.attributes
    words = [one for one in message.things["kinds"] if one.entry.ids]
    places = [
        one for one in message.said if one.attribute in attributes and attributes[one.attribute].ordinal
    ]
    begun, counted = {one.start for one in words}, {one.start for one in measured}
    stop = message.phrase(_FILE, "stop")
    for end in [one.end for one in words] + [one.end for one in places]:
        match = message.phrase(_FILE, "bare_after").match(message.text, end)
        number = read_whole(match["number"]) if match and match.start("number") not in counted else None
        if match is None or number is None:
            continue
        if match.end() in begun or stop.match(message.text, match.end()):
            yield Quantity(*match.span("number"), number, "", "exact")
    yield from _before_what_is_said(message, counted)


def _before_what_is_said(message: MessageText, counted: Collection[int]) -> Iterator[Quantity]:
    """发明专利3个（2授权1在审）: how many of them it is said of."""
    ends: set[int] = set()
    for one in message.said:
        match = message.phrase(_FILE, "bare_before").search(message.text, 0, one.start)
        if match is None or match.start("number") in counted:
            continue
        if match["opens"] or match.start() in ends:
            ends.add(one.end)
            yield Quantity(*match.span("number"), int(match["number"]), "", "exact")


def counts(message: MessageText, word: Mention, quantity: Quantity) -> bool:
    """Whether what ``word`` names is counted by this measure word: 两款 are no patents."""
    ids = word.entry.ids if isinstance(word.entry, KindEntry) else ()
    if not ids or not quantity.measure:
        return True
    any_measure = message.words.phrases.content(_FILE)["any"]
    own = word.entry.measures or message.words.catalogue.kinds[ids[0]].unit + any_measure
    return quantity.measure in own or (message.as_named and quantity.measure in any_measure)
