"""The process that looks through notices: an id comes as a line, and what does not hold together of it goes as one."""

from __future__ import annotations

from bot.notices import notices
from bot.ops.line_work import answer_lines
from bot.ops.looking_through import REFUSAL
from rules import NoticeRefused


def looked_at(line: bytes) -> bytes:
    """The refusal of the notice with that id, or null."""
    edition = next(one for one in notices().editions if one.id == line.strip().decode())
    try:
        edition.policy  # noqa: B018 - it is read here
    except NoticeRefused as refused:
        return REFUSAL.dump_json((refused.file, refused.line, refused.message))
    return REFUSAL.dump_json(None)


if __name__ == "__main__":
    answer_lines(looked_at)
