"""The end of a case, and what of it is passed on."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from bot.features.cases.officer import CaseAnswer, Officer
from bot.store import OWN, Case
from bot.turns.stored_session import restored
from dialogs.cases import pages
from dialogs.cases.label import checksum
from dialogs.rendering.wording import say, words
from dialogs.reply import Copyable, Reply

CONFIRMED_WITHIN: Final = timedelta(minutes=30)
"""A confirmation that is older may have been forgotten, and is asked for again."""


def ask_erasing(officer: Officer, case: Case) -> CaseAnswer:
    """Ask whether it is meant. The buttons' revision is the moment of asking."""
    asked = pages.dropping(case.label, case.number, checksum(case.key))
    return CaseAnswer((asked,), int(officer.turn.now.timestamp()))


def erased(officer: Officer, case: Case, asked_at: int, check: int) -> CaseAnswer:
    """Erase the case; a confirmation that is too old, or of another label, asks anew.

    Numbers begin anew for an officer of whom everything was erased.
    """
    age = officer.turn.now.timestamp() - asked_at
    if not -1 <= age <= CONFIRMED_WITHIN.total_seconds() or check != checksum(case.key):
        return ask_erasing(officer, case)
    officer.cases.erase(case.number)
    desk = officer.desk
    officer.lay(OWN if desk.open == case.number else desk.open)
    opened = officer.open_case
    told = CaseAnswer((pages.erased(case.label, "" if opened is None else opened.label),))
    return told._replace(renamed=(case.place, "")) if case.place else told


def kept(case: Case) -> CaseAnswer:
    """Leave everything as it is."""
    return CaseAnswer((Reply(words("cases.kept", label=case.label), edits_last=True),))


def forwarded(officer: Officer, case: Case, *, with_label: bool) -> CaseAnswer:
    """A text for the colleague in a message of its own, so that it can be forwarded as it is."""
    name = case.label if with_label else ""
    session, today = restored(case.state), officer.turn.today
    text = officer.casework.forwarded(session, today, name)
    if text is None:
        return CaseAnswer((Reply(words("cases.not_concluded", label=case.label)),))
    copied = Reply(text, copyable=(Copyable(say("cases.buttons.copy")),))
    return CaseAnswer((pages.forwarding(case.label, case.number, named=with_label), copied))
