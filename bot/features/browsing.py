"""/direction: the directions and their work, leafed through by buttons that never go stale."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.features.request import Answer, Request, Shown
from bot.wording import say, words
from dialogs.answers import Answers
from dialogs.event import Pressed
from dialogs.reply import Button, Reply
from rules.notice.schema import DirectionData

BROWSE: Final = "browse"
_ALL: Final = "all"
_ABREAST: Final = 2


def opened(request: Request) -> Answer:
    """All directions, with a button for each."""
    return Answer((Shown(_all(request)),))


def turned(request: Request, pressed: Pressed) -> Answer:
    """The page that is called for, in place of the one before; a word that there is no such page."""
    name, _, place = pressed.data.removeprefix(f"{BROWSE}=").partition(".")
    reply = _all(request) if name == _ALL else _page(request, name, place)
    return Answer(notice=say("press.unknown")) if reply is None else Answer((Shown(reply),))


def _all(request: Request) -> Reply:
    pages, notice = request.surroundings.notice, request.notice
    answers = pages.answers(request.today, notice)
    directions = () if answers is None else answers.directions
    buttons = [_button(direction.name, direction.direction) for direction in directions]
    return Reply(pages.directions(request.today, notice), _rows(buttons), edits_last=True)


def _page(request: Request, name: str, place: str) -> Reply | None:
    answers = request.surroundings.notice.answers(request.today, request.notice)
    if answers is None:
        return None
    direction = next((found for found in answers.directions if found.direction == name), None)
    if direction is None:
        return None
    if not place:
        return _direction(direction)
    is_number = place.isascii() and place.isdecimal() and len(place) < len("1000")
    if not is_number or int(place) >= len(direction.items):
        return None
    return _item(answers, direction, direction.items[int(place)])


def _direction(direction: DirectionData) -> Reply:
    items = [_button(item, f"{direction.direction}.{place}") for place, item in enumerate(direction.items)]
    text = words(
        "browse.direction", name=direction.name, clause=direction.clause, quote="、".join(direction.items)
    )
    return Reply(text, (*_rows(items), (_back_to_all(),)), edits_last=True)


def _item(answers: Answers, direction: DirectionData, item: str) -> Reply:
    others = [other.name for other in answers.directions if item in other.items and other != direction]
    elsewhere = say("browse.elsewhere", names="、".join(others)) if others else say("browse.only_here")
    text = words("browse.item", item=item, name=direction.name, clause=direction.clause, elsewhere=elsewhere)
    back = _button(say("browse.back", name=direction.name), direction.direction)
    return Reply(text, ((back,), (_back_to_all(),)), edits_last=True)


def _back_to_all() -> Button:
    return _button(say("browse.all"), _ALL)


def _button(label: str, page: str) -> Button:
    return Button(label, f"{BROWSE}={page}")


def _rows(buttons: Sequence[Button]) -> tuple[tuple[Button, ...], ...]:
    return tuple(tuple(buttons[at : at + _ABREAST]) for at in range(0, len(buttons), _ABREAST))
