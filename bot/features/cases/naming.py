"""Another name for a case."""

from __future__ import annotations

from bot.features.cases.officer import CaseAnswer, Officer
from bot.store import Case
from dialogs.cases.label import LONGEST, CaseLabel, LabelRefused
from dialogs.cases.request import named as read_name
from dialogs.engine import commands
from dialogs.event import Said
from dialogs.rendering.wording import Markdown, words
from dialogs.reply import Reply


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


def refusal(refused: LabelRefused) -> CaseAnswer:
    """Why a label is not taken."""
    if refused.reason == "empty":
        return _told(words("cases.label_empty"))
    return _told(words("cases.label_long", longest=LONGEST))


def _told(text: Markdown) -> CaseAnswer:
    return CaseAnswer((Reply(text),))
