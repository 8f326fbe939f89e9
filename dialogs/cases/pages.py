"""What an officer is shown of cases beside the conversations themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, NamedTuple

from dialogs.cases.press import Act, case_data
from dialogs.engine.buttons import in_rows
from dialogs.rendering.wording import say, words
from dialogs.reply import Button, Reply
from rules.wording.wording import day_in_words

PAGE: Final = 10
"""Cases on a page: their lines and buttons fit a phone."""

FEWEST_COMPARED: Final = 2
MOST_COMPARED: Final = 6

Rows = tuple[tuple[Button, ...], ...]


class CaseLine(NamedTuple):
    """A case in the list; ``standing`` and ``touched`` are words."""

    number: int
    label: str
    standing: str
    touched: str
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class CasePage:
    """Some of ``total`` cases; ``number`` counts pages from 0. ``open`` is the label of the case that is open."""

    lines: Sequence[CaseLine]
    total: int
    number: int = 0
    open: str = ""

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return max(1, -(-self.total // PAGE))


def listing(page: CasePage) -> Reply:
    """The list, a button a case; below them the other pages, comparing, and the way back to oneself."""
    if not page.total:
        return Reply(words("cases.none", found=False), _own(page), edits_last=True)
    compare = [_button("compare", Act.PICK, 0)] if page.total >= FEWEST_COMPARED else []
    buttons = (
        *in_rows([(Button(line.label, case_data(Act.OPEN, line.number)), line.label) for line in page.lines]),
        *_turning(page, Act.LIST),
        *((tuple(compare),) if compare else ()),
        *_own(page),
    )
    return Reply(_listed(page, found=False), buttons, edits_last=True)


def finding(page: CasePage) -> Reply:
    """The cases that were found; only the first of them when there are many."""
    if not page.total:
        return Reply(words("cases.none", found=True), all_cases())
    buttons = [(Button(line.label, case_data(Act.OPEN, line.number)), line.label) for line in page.lines]
    return Reply(_listed(page, found=True), (*in_rows(buttons), *all_cases()))


def opened(line: CaseLine) -> Reply:
    """A case that there was already, with what can be done with it."""
    text = words("cases.opened", label=line.label, standing=line.standing, touched=line.touched)
    number = line.number
    handling = (
        (_button("forward", Act.FORWARD, number),),
        (_button("rename", Act.NAME, number), _button("drop", Act.DROP, number)),
    )
    return Reply(text, (*handling, *all_cases(with_own=True)), edits_last=True)


def created(name: str, number: int, alike: tuple[int, str] | None = None) -> Reply:
    """A new case; ``alike`` is the number and label of one that may have been meant."""
    meant = () if alike is None else ((Button(alike[1], case_data(Act.OPEN, alike[0])),),)
    handling = ((_button("rename", Act.NAME, number), _button("drop", Act.DROP, number)),)
    text = words("cases.created", label=name, alike=None if alike is None else alike[1])
    return Reply(text, (*meant, *handling, *all_cases(with_own=True)))


def dropping(name: str, number: int, check: int) -> Reply:
    """Whether the case is really to be erased; ``check`` is its label's, of which the confirmation is."""
    erase = replace(_button("erase", Act.ERASE, number, check), tone="grave")
    buttons = ((erase, _button("keep", Act.KEEP, number)),)
    return Reply(words("cases.drop", label=name), buttons, confirms=True)


def erased(name: str, open_name: str) -> Reply:
    """The case is gone; ``open_name`` is the label of the one that is open, if one is."""
    return Reply(words("cases.erased", label=name, open=open_name), all_cases(with_own=True), edits_last=True)


def forwarding(name: str, number: int, *, named: bool) -> Reply:
    """Said before the text that is to be forwarded."""
    more = () if named else ((_button("forward_named", Act.FORWARD_NAMED, number),),)
    return Reply(words("cases.forward", label=name, named=named), more)


def picking(page: CasePage, chosen: Sequence[tuple[int, str]]) -> Reply:
    """A page of cases to choose from; those ``chosen``, by number and label, stay chosen on every page.

    When enough are chosen, only they can be pressed, to let go of one.
    """
    numbers = tuple(number for number, _ in chosen)
    is_full = len(numbers) >= MOST_COMPARED
    text = words(
        "cases.pick",
        least=FEWEST_COMPARED,
        most=MOST_COMPARED,
        page=page.number + 1,
        pages=page.pages,
        chosen=[name for _, name in chosen],
        full=is_full,
    )
    enough = len(numbers) >= FEWEST_COMPARED
    now = Button(say("cases.compare_now", n=str(len(numbers))), case_data(Act.COMPARE, *numbers))
    offered = chosen if is_full else [(line.number, line.label) for line in page.lines]
    buttons = (
        *in_rows([_choice(*case, page, numbers) for case in offered]),
        *(() if is_full else _turning(page, Act.PICK, *numbers)),
        *(((now,),) if enough else ()),
        *all_cases(),
    )
    return Reply(text, buttons, edits_last=True)


def _choice(case: int, name: str, page: CasePage, chosen: tuple[int, ...]) -> tuple[Button, str]:
    """A button that chooses the case, or lets go of it."""
    is_chosen = case in chosen
    after = tuple(number for number in chosen if number != case) if is_chosen else (*chosen, case)
    shown = say("cases.chosen", label=name) if is_chosen else name
    return Button(shown, case_data(Act.PICK, page.number, *after)), shown


def touched_words(day: date, today: date) -> str:
    """When a case was last touched."""
    days = (today - day).days
    if days <= 1:
        return say("cases.touched.yesterday" if days == 1 else "cases.touched.today")
    return day_in_words(day)


def all_cases(*, with_own: bool = False) -> Rows:
    """The way to the list, and to one's own assessment."""
    both = [_button("all", Act.LIST, 0), *([_button("own", Act.OWN)] if with_own else [])]
    return in_rows([(button, button.label) for button in both])


def _listed(page: CasePage, *, found: bool) -> str:
    return words(
        "cases.list",
        lines=page.lines,
        total=page.total,
        page=page.number + 1,
        pages=page.pages,
        open=page.open,
        found=found,
    )


def _turning(page: CasePage, act: Act, *chosen: int) -> Rows:
    row = []
    if page.number > 0:
        row.append(_button("before", act, page.number - 1, *chosen))
    if page.number + 1 < page.pages:
        row.append(_button("after", act, page.number + 1, *chosen))
    return (tuple(row),) if row else ()


def _own(page: CasePage) -> Rows:
    return ((_button("own", Act.OWN),),) if page.open else ()


def _button(name: str, act: Act, *numbers: int) -> Button:
    return Button(say(f"cases.buttons.{name}"), case_data(act, *numbers))
