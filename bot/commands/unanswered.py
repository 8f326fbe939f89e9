"""``zhicheng unanswered``: what people asked and the notice did not answer, so that its vocabulary can grow."""

from __future__ import annotations

import json
import sys

from bot.settings import read_settings
from bot.store import open_store
from bot.wording import say


def list_unanswered() -> int:
    """Print the questions that are kept as JSON, one a line, most frequent first; the exit code."""
    settings = read_settings()
    with open_store(settings) as store, store.transaction() as transaction:
        found = transaction.unanswered()
    if not settings.keep_unanswered:
        sys.stderr.write(say("command.not_kept") + "\n")
    for kept in found:
        line = {
            "question": kept.question,
            "status": kept.status,
            "times": kept.times,
            "last_asked": kept.last_asked.isoformat(timespec="seconds"),
        }
        sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
    return 0
