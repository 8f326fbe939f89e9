"""What an officer typed or pressed: about a case, or in the assessment that is open."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.features.cases import ending, listing, naming, opening
from bot.features.cases.officer import CaseAnswer, Officer
from bot.store import OWN, Case
from bot.turns.sanitize import clean
from dialogs.cases import pages
from dialogs.cases.label import CaseLabel, LabelRefused
from dialogs.cases.press import Act, CasePress, is_about_cases, read_press
from dialogs.cases.request import CaseRequest, Wish, read_request, read_wish
from dialogs.event import Commanded, Event, Pressed, Said
from dialogs.rendering.wording import listed, words
from dialogs.reply import Reply


def answered(officer: Officer, event: Event) -> CaseAnswer:
    """What to say to ``event``. Who may not assess others has only their own assessment."""
    if not officer.may_assess:
        return officer.talk(event)
    match event:
        case Pressed() if is_about_cases(event.data):
            return _pressed(officer, event)
        case Said(text):
            return _said(officer, clean(text))
        case Commanded(command):
            return naming.not_named(officer, command) or officer.talk(event)
    return officer.talk(event)


def asked(officer: Officer, wish: str) -> CaseAnswer:
    """What to say to the command for cases; ``wish`` is what was typed after it."""
    try:
        return _granted(officer, read_wish(clean(wish)))
    except LabelRefused as refused:
        return naming.refusal(refused)


def _said(officer: Officer, text: str) -> CaseAnswer:
    try:
        request = read_request(text)
    except LabelRefused as refused:
        return naming.refusal(refused)
    if request is not None:
        return _granted(officer, request)
    return officer.talk(Said(text)) if officer.desk.named == OWN else naming.named(officer, text)


def _granted(officer: Officer, request: CaseRequest) -> CaseAnswer:
    officer.lay(officer.desk.open)
    return _WISHES[request.wish](officer, request)


def _compared(officer: Officer, labels: tuple[CaseLabel, ...]) -> CaseAnswer:
    """Side by side when enough are named; else they are chosen by buttons."""
    if len(labels) < pages.FEWEST_COMPARED:
        return listing.picked(officer, 0, ())
    return listing.compared_by_name(officer, labels)


def _renamed(officer: Officer, labels: tuple[CaseLabel, ...]) -> CaseAnswer:
    """``改名 NEW`` is about the case that is open, ``改名 OLD NEW`` about any."""
    if len(labels) not in {1, 2}:
        return CaseAnswer((Reply(words("cases.rename_usage")),))
    case = officer.open_case if len(labels) == 1 else _labelled(officer, labels[0])
    if case is None:
        return _no_case(Wish.RENAME, labels[:-1])
    return naming.renamed(officer, case, labels[-1])


def _with_case(officer: Officer, request: CaseRequest) -> CaseAnswer:
    """Wishes about the case that is named, or else about the one that is open."""
    case = _labelled(officer, request.labels[0]) if request.labels else officer.open_case
    if case is None:
        return _no_case(request.wish, request.labels)
    if request.wish is Wish.DELETE:
        return ending.ask_erasing(officer, case)
    return ending.forwarded(officer, case, with_label=False)


def _no_case(wish: Wish, labels: tuple[CaseLabel, ...]) -> CaseAnswer:
    if labels:
        text = words("cases.unknown", label=labels[0].shown)
    else:
        text = words("cases.which", wish=listed(f"understood.cases.wishes.{wish}")[0])
    return CaseAnswer((Reply(text, pages.all_cases()),))


def _labelled(officer: Officer, name: CaseLabel) -> Case | None:
    return officer.cases.labelled(name.key)


def _pressed(officer: Officer, event: Pressed) -> CaseAnswer:
    """Buttons that handle cases; one that names a case which is gone says so."""
    press = read_press(event.data)
    if press is None:
        return _missing()
    officer.lay(officer.desk.open)
    if press.act in _WITHOUT_CASE:
        return _WITHOUT_CASE[press.act](officer, press)
    case = officer.numbered(press.first)
    if case is None:
        return _missing()
    if press.act is Act.ERASE:
        return ending.erased(officer, case, event.revision, press.numbers[-1])
    return _WITH_CASE[press.act](officer, case)


def _missing() -> CaseAnswer:
    return CaseAnswer((Reply(words("cases.missing"), pages.all_cases()),))


_WISHES: Mapping[Wish, Callable[[Officer, CaseRequest], CaseAnswer]] = {
    Wish.LIST: lambda officer, _: listing.listed(officer),
    Wish.OWN: lambda officer, _: opening.own(officer),
    Wish.FIND: lambda officer, request: listing.found(officer, request.rest),
    Wish.OPEN: lambda officer, request: opening.labelled(officer, request.labels[0], request.rest),
    Wish.COMPARE: lambda officer, request: _compared(officer, request.labels),
    Wish.RENAME: lambda officer, request: _renamed(officer, request.labels),
    Wish.DELETE: _with_case,
    Wish.FORWARD: _with_case,
}

_WITHOUT_CASE: Mapping[Act, Callable[[Officer, CasePress], CaseAnswer]] = {
    Act.LIST: lambda officer, press: listing.listed(officer, press.first),
    Act.OWN: lambda officer, _: opening.own(officer),
    Act.PICK: lambda officer, press: listing.picked(officer, press.first, press.numbers[1:]),
    Act.COMPARE: lambda officer, press: listing.compared(officer, press.numbers),
}

_WITH_CASE: Mapping[Act, Callable[[Officer, Case], CaseAnswer]] = {
    Act.OPEN: opening.opened,
    Act.NAME: naming.ask_name,
    Act.DROP: ending.ask_erasing,
    Act.KEEP: lambda _, case: ending.kept(case),
    Act.FORWARD: lambda officer, case: ending.forwarded(officer, case, with_label=False),
    Act.FORWARD_NAMED: lambda officer, case: ending.forwarded(officer, case, with_label=True),
}
