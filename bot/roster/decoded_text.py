"""The text of a file that does not say how it is encoded."""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from typing import Final, NamedTuple

from bot.roster.problem import RosterRefused
from bot.wording import say

_NOT_TEXT: Final = frozenset(range(9)) | frozenset(range(14, 32)) - {27}


class DecodedText(NamedTuple):
    """``odd_lines``: those that are encoded otherwise than the others."""

    text: str
    odd_lines: list[int]


def decoded_text(raw: bytes) -> DecodedText:
    """By its mark; else UTF-8; else GB18030; else each line by what it is. Nothing is guessed by frequencies.

    Raises RosterRefused when it is no text.
    """
    if raw.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        try:
            return DecodedText(raw.decode("utf-16"), [])
        except UnicodeDecodeError:
            raise _no_text() from None
    raw = raw.removeprefix(BOM_UTF8)
    if _NOT_TEXT.intersection(raw[:4096]):
        raise _no_text()
    try:
        return DecodedText(raw.decode("utf-8"), [])
    except UnicodeDecodeError:
        return _by_lines(raw)


def _by_lines(raw: bytes) -> DecodedText:
    lines: list[str] = []
    utf8: list[int] = []
    gb18030: list[int] = []
    for number, line in enumerate(raw.splitlines(keepends=True)):
        if line.isascii():
            lines.append(line.decode("ascii"))
            continue
        try:
            lines.append(_surely_utf8(line))
            utf8.append(number)
        except UnicodeDecodeError:
            gb18030.append(number)
            try:
                lines.append(line.decode("gb18030"))
            except UnicodeDecodeError:
                raise RosterRefused(say("opening.no_encoding", n=number + 1)) from None
    return DecodedText("".join(lines), min(utf8, gb18030, key=len))


def _surely_utf8(line: bytes) -> str:
    """A GB18030 line may be valid UTF-8 by chance, but then of Latin or Greek letters, never of Chinese."""
    text = line.decode("utf-8")
    if not any(character >= "\u2e80" for character in text):
        raise UnicodeDecodeError("utf-8", line, 0, 1, "not Chinese")
    return text


def _no_text() -> RosterRefused:
    return RosterRefused(say("opening.no_text"))
