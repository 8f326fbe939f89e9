"""/report in a turn: what was concluded is to become a document. It is made elsewhere, for that takes a while."""

from __future__ import annotations

import json

from bot.features.request import Answer, Request, saying
from bot.store import OWN
from bot.store.rosters import WantedReport
from bot.wording import words


def asked(request: Request) -> Answer:
    """Ask for a report on the assessment that is open; or say why there cannot be one."""
    turn, case = request.turn, request.officer.open_case
    session = turn.session(request.owner, OWN if case is None else case.number)
    facts = None if session is None else request.surroundings.notice.facts(session, request.today)
    if facts is None:
        return saying(words("report.not_yet"))
    if turn.transaction.reports.unfinished(turn.channel, request.owner):
        return saying(words("report.already"))
    label = "" if case is None else case.label
    profile = json.dumps(facts, ensure_ascii=False)
    wanted = WantedReport(request.chat, request.owner, label, profile, request.notice)
    turn.transaction.reports.ask(turn.channel, wanted)
    return saying(words("report.taken"))
