"""A day as a calendar has it: read back as RFC 5545 says, it is what was written."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from bot.channels.web.calendar_file import LINE_BYTES, calendar_file

MADE = datetime(2026, 11, 26, 1, 2, 3, tzinfo=UTC)
TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\\;,\n：，"), max_size=200)


def properties(content: bytes) -> list[tuple[str, str]]:
    unfolded = content.decode().replace("\r\n ", "")
    assert unfolded.endswith("\r\n")
    lines = unfolded[:-2].split("\r\n")
    return [(line.partition(":")[0], line.partition(":")[2]) for line in lines]


def read(text: str) -> str:
    told, rest = "", iter(text)
    for sign in rest:
        told += {"n": "\n"}.get(escaped, escaped) if sign == "\\" and (escaped := next(rest)) else sign
    return told


@given(summary=TEXT, description=TEXT, day=st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_what_is_written_is_read_back(summary: str, description: str, day: date) -> None:
    content = calendar_file("a@b", MADE, day, summary, description)
    assert all(len(line) <= LINE_BYTES for line in content.split(b"\r\n"))
    for line in content.split(b"\r\n"):
        line.decode()
    found = dict(reversed(properties(content)))
    assert read(found["SUMMARY"]) == summary
    assert read(found["DESCRIPTION"]) == description
    assert found["DTSTART;VALUE=DATE"] == f"{day:%Y%m%d}"
    assert found["DTEND;VALUE=DATE"] > found["DTSTART;VALUE=DATE"]
    assert found["DTSTAMP"] == "20261126T010203Z"


def test_what_is_begun_is_ended() -> None:
    opened: list[str] = []
    for name, value in properties(calendar_file("a@b", MADE, date(2027, 1, 1), "甲", "乙")):
        if name == "BEGIN":
            opened.append(value)
        elif name == "END":
            assert opened.pop() == value
    assert opened == []
