"""/report in a turn: what was concluded is to become a document. It is made elsewhere, for that takes a while."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bot.channels.telegram.render import Addressee, said
from bot.store.rosters import WantedReport
from bot.wording import words

if TYPE_CHECKING:
    from bot.features.context import Surroundings
    from bot.store import Message
    from bot.turns.turns import Turn
    from dialogs.session import Session


def asked(
    to: Addressee, session: Session | None, turn: Turn, surroundings: Surroundings, label: str = ""
) -> list[Message]:
    """Ask for a report on ``session``, which is headed ``label``; or say why there cannot be one."""
    facts = None if session is None else surroundings.notice.facts(session, turn.today)
    if facts is None:
        return said(to, words("report.not_yet"))
    if turn.transaction.reports.unfinished(turn.channel, to.owner):
        return said(to, words("report.already"))
    profile = json.dumps(facts, ensure_ascii=False)
    turn.transaction.reports.ask(turn.channel, WantedReport(str(to.chat), to.owner, label, profile))
    return said(to, words("report.taken"))
