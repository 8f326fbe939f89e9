"""Another name for a case, its end, and what of it is passed on."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.features.cases.officer import CaseAnswer
from bot.store import OWN
from bot.turns.stored_session import restored
from dialogs.cases import pages
from dialogs.cases.label import LONGEST, CaseLabel, LabelRefused, checksum
from dialogs.cases.request import named as read_name
from dialogs.engine import commands
from dialogs.event import Said
from dialogs.rendering.wording import say, words
from dialogs.reply import Copyable, Reply

if TYPE_CHECKING:
    from bot.features.cases.officer import Officer
    from bot.store import Case
    from dialogs.rendering.wording import Markdown

CONFIRMED_WITHIN: Final = timedelta(minutes=30)
"""A confirmation that is older may have been forgotten, and is asked for again."""


def ask_name(officer: Officer, case: Case) -> CaseAnswer:
    """Take what is said next as the new name."""
    officer.lay(officer.desk.open, named=case.number)
    return _told(words("cases.name", label=case.label))


def named(officer: Officer, text: str) -> CaseAnswer:
    """What was said after :func:`ask_name`: a name, or a word that always means something else."""
    case = officer.numbered(officer.desk.named)
    command = commands.command(text)
    if case is None or command is not None:
        return not_named(officer, command) or officer.talk(Said(text))
    try:
        return renamed(officer, case, read_name(text))
    except LabelRefused as refused:
        return refusal(refused)


def not_named(officer: Officer, command: str | None) -> CaseAnswer | None:
    """What to say when ``command`` gives up the new name that was asked for; None for any other."""
    desk = officer.desk
    case = officer.numbered(desk.named)
    if case is None or command not in {commands.CANCEL, commands.BACK}:
        return None
    officer.lay(desk.open)
    return _told(words("cases.not_named", label=case.label))


def renamed(officer: Officer, case: Case, name: CaseLabel) -> CaseAnswer:
    """Give the case this name, unless another has it."""
    other = officer.cases.labelled(name.key)
    if other is not None and other.number != case.number:
        return _told(words("cases.taken", label=other.label))
    officer.cases.rename(case.number, name.shown, name.key)
    officer.lay(officer.desk.open)
    told = _told(words("cases.named", was=case.label, label=name.shown))
    return told._replace(renamed=(case.place, name.shown)) if case.place else told


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
    text = None if officer.casework is None else officer.casework.forwarded(session, today, name)
    if text is None:
        return _told(words("cases.not_concluded", label=case.label))
    copied = Reply(text, copyable=(Copyable(say("cases.buttons.copy")),))
    return CaseAnswer((pages.forwarding(case.label, case.number, named=with_label), copied))


def refusal(refused: LabelRefused) -> CaseAnswer:
    """Why a label is not taken."""
    if refused.reason == "empty":
        return _told(words("cases.label_empty"))
    return _told(words("cases.label_long", longest=LONGEST))


def _told(text: Markdown) -> CaseAnswer:
    return CaseAnswer((Reply(text),))
