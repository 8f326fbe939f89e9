"""What a person typed, freed of what is no text."""

from __future__ import annotations

import re
from typing import Final

from dialogs.event import Event, Filled, Opened, Said

_ESCAPE_SEQUENCE: Final = re.compile(
    r"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?"  # OSC: a title, a link, ended by BEL or ST
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"  # CSI: a colour, an arrow key
    r"|\x1b[ -/]*[0-~]?"  # any other
)
_NO_TEXT: Final = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f]"  # control characters
    r"|[\ud800-\udfff]"  # half a surrogate pair, which no UTF-8 file can hold
    r"|[\u202a-\u202e\u2066-\u2069]"  # they turn the reading direction of what follows, also of what is not theirs
)


def clean(text: str) -> str:
    """``text`` without escape sequences, control characters and bytes that no encoding explains.

    Lines stay lines and a tab becomes a space. What is left can be stored, shown in a terminal and put on
    one page with other text without changing any of it.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _NO_TEXT.sub("", _ESCAPE_SEQUENCE.sub("", lines)).replace("\t", " ")


def cleaned(event: Event) -> Event:
    """What somebody typed in it, cleaned."""
    match event:
        case Said(text):
            return Said(clean(text))
        case Opened(parameter, greeted, other):
            return Opened(clean(parameter), greeted, other)
        case Filled(values, revision, case):
            return Filled({clean(key): clean(value) for key, value in values.items()}, revision, case)
    return event
