"""A day to come as an event of a calendar (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

LINE_BYTES: Final = 75
"""The longest line of a calendar's file, in bytes of UTF-8, its end not counted."""


def calendar_file(uid: str, made: datetime, day: date, summary: str, description: str) -> bytes:
    """One event that lasts the whole ``day``, with a reminder a month before and on the morning of it."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//zhicheng-bot//calendar//ZH",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"DTSTAMP:{made:%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_text(summary)}",
        f"DESCRIPTION:{_text(description)}",
        "TRANSP:TRANSPARENT",
        *_alarm("-P30D", summary),
        *_alarm("PT9H", summary),
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line)).encode()


def _alarm(trigger: str, summary: str) -> list[str]:
    told = f"DESCRIPTION:{_text(summary)}"
    return ["BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER:{trigger}", told, "END:VALARM"]


def _text(value: str) -> str:
    for sign in ("\\", ";", ","):
        value = value.replace(sign, f"\\{sign}")
    return value.replace("\r", "").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """No character is cut in two; every part but the first begins with a space, which counts."""
    part = ""
    for character in line:
        if len(f"{part}{character}".encode()) > LINE_BYTES:
            yield part
            part = " "
        part += character
    yield part
