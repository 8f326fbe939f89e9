"""What a message speaks of and gives no fact of, each with the reason: nothing that is heard is dropped in silence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from dialogs.language.message.attributes import USED
from dialogs.language.message.attribution import ASKED, DENIED, FACT, FIRM, OTHER, QUOTED, SUPPOSED
from dialogs.language.message.document import MessageText
from dialogs.language.message.extraction import SetAside, Slot, Why
from dialogs.language.text.scanning import scan

_WHY: Final[dict[str, Why]] = {
    OTHER: "someone_else",
    FIRM: "someone_else",
    SUPPOSED: "hypothesis",
    QUOTED: "question",
    ASKED: "question",
    DENIED: "denied",
    FACT: "not_understood",
}
_FILE = "untold"


def set_aside(message: MessageText, slots: Iterable[Slot]) -> tuple[SetAside, ...]:
    """Every hit of the notice's vocabulary that no reader took into account, in order; neighbours alike as one."""
    slots = tuple(slots)
    taken = bytearray(len(message.text) + 1)
    for slot in slots:
        for start, end in slot.heard:
            taken[start:end] = b"\x01" * (end - start)
    known = {one.start: one for slot in slots for one in slot.aside}
    found: list[SetAside] = []
    for start, end, otherwise in _hits(message):
        if any(taken[start:end]) and start not in known:
            continue
        why = _WHY[message.subjects[start]]
        if message.is_fact(start):
            why = known[start].why if start in known else otherwise or why
        found.append(SetAside(start, end, why))
        taken[start:end] = b"\x01" * (end - start)
    return tuple(_joined(message, sorted(found)))


def _hits(message: MessageText) -> Iterator[tuple[int, int, Why | None]]:
    """Whatever a message says of an applicant's facts, and the reason where it is plain."""
    attributes = message.words.catalogue.attributes
    everyday = {USED, *message.words.vocabulary.attributes.everyday}
    everyday |= {name for name, data in attributes.items() if data.yes_no}  # 拿证, 没下来
    yield from ((said.start, said.end, None) for said in message.said if said.attribute not in everyday)
    for match in scan(message.phrase("work", "field"), message.text):
        if message.subjects[match.start()] != FACT:  # else it is a firm's name, a diploma's, ...
            yield *match.span(), None
    for time in message.times:
        later = time.on is not None and time.on > message.as_of.isoformat()
        yield time.start, time.end, "hypothesis" if later else None
    tells = message.things["education"] or message.things["titles"]
    for key in ("here", "done", "number") if tells else ("here", "done"):
        yield from ((*match.span(), None) for match in scan(message.phrase(_FILE, key), message.text))
    for expression in message.words.stated_expressions:
        yield from ((*match.span(), None) for match in scan(expression, message.text))
    for pattern in message.words.phrases.phrases(_FILE, "not_in_notice"):
        yield from ((*match.span(), "not_in_notice") for match in scan(pattern, message.text))
    for statement in message.words.statements:
        yield from ((*match.span(), None) for match in scan(statement.words, message.text))
    yield from _things(message)
    yield from ((*match.span(), None) for match in scan(message.phrase(_FILE, "told"), message.text))


def _things(message: MessageText) -> Iterator[tuple[int, int, Why | None]]:
    for family, things in message.things.items():
        for thing in things:
            known = bool(thing.entry.ids) or family not in {"kinds", "titles"}
            yield thing.start, thing.end, None if known else "not_in_notice"


def _joined(message: MessageText, found: Sequence[SetAside]) -> Iterator[SetAside]:
    """Those of one clause and one reason as one, with what stands between; a plain reason is the only one."""
    plain = {message.index(one.start) for one in found if one.why != "not_understood"}
    told = [one for one in found if one.why != "not_understood" or message.index(one.start) not in plain]
    for (why, _), alike in groupby(told, key=lambda one: (one.why, message.index(one.start))):
        together = list(alike)
        yield SetAside(together[0].start, max(one.end for one in together), why)
