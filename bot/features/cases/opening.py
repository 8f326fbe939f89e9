"""Opening a case, beginning a new one, and going back to oneself."""

from __future__ import annotations

from bot.features.cases.officer import MOST_CASES, CaseAnswer, Officer
from bot.store import Case
from dialogs.cases import pages
from dialogs.cases.label import CaseLabel, likeness
from dialogs.event import Opened, Said
from dialogs.rendering.wording import words
from dialogs.reply import Reply


def own(officer: Officer) -> CaseAnswer:
    """Back to their own assessment, which is not talked about where a case is."""
    here = officer.here
    if here is not None:
        return CaseAnswer((Reply(words("cases.only_here", label=here.label)),))
    officer.lay()
    return officer.own(Opened(greeted=True), words("cases.own"))


def labelled(officer: Officer, name: CaseLabel, rest: str) -> CaseAnswer:
    """The case ``name``, a new one when there is none, and ``rest`` said in it."""
    case = officer.cases.labelled(name.key)
    if case is not None:
        return opened(officer, case, rest)
    if officer.cases.count() >= MOST_CASES:
        return CaseAnswer((Reply(words("cases.too_many", most=MOST_CASES), pages.all_cases()),))
    alike = _alike(officer, name)
    case = officer.cases.add(name.shown, name.key)
    officer.lay(case.number)
    begun = officer.about(case, Opened(greeted=True, other=True))
    return _under(pages.created(case.label, case.number, alike), _said(officer, case, rest) or begun)


def opened(officer: Officer, case: Case, rest: str = "") -> CaseAnswer:
    """A case that there is, and ``rest`` said in it."""
    card = pages.opened(officer.line(case))
    officer.lay(case.number)
    return _under(card, _said(officer, case, rest) or officer.about(case, Opened(greeted=True)))


def _alike(officer: Officer, name: CaseLabel) -> tuple[int, str] | None:
    """A case whose label is easily taken for ``name``."""
    cases = officer.cases.listed(limit=MOST_CASES)
    wanted = likeness(name.key)
    return next(((case.number, case.label) for case in cases if likeness(case.key) == wanted != ""), None)


def _said(officer: Officer, case: Case, rest: str) -> CaseAnswer | None:
    if not rest.strip():
        return None
    # Its session may just have been begun.
    now = officer.numbered(case.number) or case
    return officer.about(now, Said(rest))


def _under(card: Reply, answer: CaseAnswer) -> CaseAnswer:
    return answer._replace(card=card)
