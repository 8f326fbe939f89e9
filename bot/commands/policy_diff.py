"""``zhicheng policy diff``: what a newer notice says otherwise, and for whom."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import typer

from bot.commands.notices import notices_told
from bot.notices import refusal
from dialogs.notices.clause_changes import clause_changes
from dialogs.notices.effects import effects
from dialogs.rendering.wording import say
from rules import NoticeRefused, Policy, load_policy


def compared(old: str, new: str, people: int) -> dict[str, Any]:
    """The differences as JSON; in words on standard error. Raises typer.Exit."""
    before, after = _notice(old), _notice(new)
    changes = clause_changes(before, after)
    affected = effects(before, after, people)
    told = [change.text for change in changes] or [say("notices.nothing_changed")]
    told += [effect.text for effect in affected] or [say("notices.nobody_changed", of=people)]
    sys.stderr.write("".join(f"{line}\n" for line in told))
    return {
        "old": before.id,
        "new": after.id,
        "valid_from": after.data.valid_from.isoformat(),
        "clauses": [change._asdict() for change in changes],
        "people": {"number": people, "affected": [effect._asdict() for effect in affected]},
    }


def _notice(named: str) -> Policy:
    """By its id, or a folder of which nobody is served yet."""
    folder = Path(named)
    if not folder.is_dir():
        return notices_told(named)[named]
    try:
        return load_policy(folder.resolve())
    except NoticeRefused as refused:
        where = NoticeRefused(str(folder / refused.file), refused.line, refused.message)
        sys.stderr.write(f"{refusal(where)}\n")
        raise typer.Exit(1) from None
