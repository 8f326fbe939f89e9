"""All cases, found ones, and several side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.features.cases.officer import CaseAnswer, Officer
from bot.store import Case
from bot.turns.stored_session import restored
from dialogs.cases import pages
from dialogs.cases.label import CaseLabel, folded
from dialogs.rendering.wording import words
from dialogs.reply import Reply


def listed(officer: Officer, number: int = 0) -> CaseAnswer:
    """A page of the list."""
    return CaseAnswer((pages.listing(_page(officer, number)),))


def found(officer: Officer, text: str) -> CaseAnswer:
    """The cases with ``text`` in their labels."""
    key = folded(text)
    return CaseAnswer((pages.finding(_page(officer, 0, key)),)) if key else listed(officer)


def picked(officer: Officer, number: int, chosen: Sequence[int]) -> CaseAnswer:
    """A page of the cases to choose from; those that are gone are let go of."""
    page = _page(officer, number)
    if page.total < pages.FEWEST_COMPARED:
        few = words("cases.compare_few", least=pages.FEWEST_COMPARED)
        return CaseAnswer((Reply(few, pages.all_cases(), edits_last=True),))
    known = [(case.number, case.label) for case in _known(officer, chosen)]
    return CaseAnswer((pages.picking(page, known),))


def compared(officer: Officer, numbers: Sequence[int]) -> CaseAnswer:
    """These cases side by side; to choose anew when too few of them are left."""
    cases = _known(officer, numbers)
    if len(cases) < pages.FEWEST_COMPARED:
        return picked(officer, 0, [case.number for case in cases])
    told = officer.casework.compared(
        [(case.label, restored(case.state)) for case in cases], officer.turn.today
    )
    return CaseAnswer((Reply(told, pages.all_cases()),))


def compared_by_name(officer: Officer, names: Iterable[CaseLabel]) -> CaseAnswer:
    """The cases of these labels side by side."""
    wanted = list(dict.fromkeys(names))
    if len(wanted) > pages.MOST_COMPARED:
        return CaseAnswer((Reply(words("cases.compare_many", most=pages.MOST_COMPARED)),))
    cases = []
    for name in wanted:
        case = officer.cases.labelled(name.key)
        if case is None:
            return CaseAnswer((Reply(words("cases.unknown", label=name.shown), pages.all_cases()),))
        cases.append(case.number)
    return compared(officer, cases)


def _known(officer: Officer, numbers: Sequence[int]) -> list[Case]:
    """Those that there are, each once, no more than can be compared."""
    found = (officer.numbered(number) for number in dict.fromkeys(numbers))
    return [case for case in found if case is not None][: pages.MOST_COMPARED]


def _page(officer: Officer, number: int, containing: str = "") -> pages.CasePage:
    """The page of this number, or the last one there is."""
    total = officer.cases.count(containing=containing)
    number = max(0, min(number, (total - 1) // pages.PAGE))
    cases = officer.cases.listed(containing=containing, after=number * pages.PAGE, limit=pages.PAGE)
    open_case = officer.open_case
    return pages.CasePage(
        [officer.line(case) for case in cases], total, number, "" if open_case is None else open_case.label
    )
