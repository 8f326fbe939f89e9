"""Rosters in a turn: taken, cancelled, explained. Nothing is read or worked out here."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from bot.channels.telegram.call import answer_press
from bot.channels.telegram.download import too_big
from bot.channels.telegram.render import Addressee, handed_over, said, told
from bot.features.jobs import roster_messages as telling
from bot.roster.template import write_template
from bot.store.rosters import RosterState, WantedRoster
from bot.wording import listed, say, words
from dialogs.reply import Button, Reply
from rules import ProfileRefused, load_policies

if TYPE_CHECKING:
    from bot.channels.telegram.update import ReceivedFile
    from bot.channels.telegram.update import ReceivedMessage as Received
    from bot.features.context import Surroundings
    from bot.store import Message
    from bot.turns.turns import Turn
    from dialogs.event import Pressed
    from dialogs.rendering.wording import Markdown

_BUTTONS: Final = "roster="
_PHOTO: Final = "photo"
_LONGEST_NUMBER: Final = 18
"""Digits; more do not fit into the store."""


def sent(to: Addressee, message: Received, turn: Turn, surroundings: Surroundings) -> list[Message]:
    """What to say to a file or a photo, where it is about rosters; nothing where it is not."""
    document = message.document
    if not surroundings.is_hr(to.owner):
        is_table = document is not None and _is_called(document, "tables")
        return said(to, words("roster.only_hr", number=to.owner)) if is_table else []
    if message.attachment == _PHOTO:
        return said(to, words("roster.no_table.picture"))
    return [] if document is None else _taken(to, document, turn, surroundings)


def _taken(to: Addressee, document: ReceivedFile, turn: Turn, surroundings: Surroundings) -> list[Message]:
    """Ask for a roster's assessment, unless it is clear already that it cannot be had."""
    objection = _objection(to, document, turn, surroundings)
    if objection is not None:
        return said(to, objection)
    name = telling.shown_name(document.file_name)
    rosters = turn.transaction.rosters
    ahead = sum(
        one.state in {RosterState.WAITING, RosterState.WORKING} for one in rosters.every(turn.channel)
    )
    wanted = WantedRoster(str(to.chat), to.owner, document.file_id, name, document.file_size, turn.today)
    number = rosters.ask(turn.channel, wanted)
    return [to.post(telling.taken(to.chat, number, telling.waiting(name, ahead)))]


def _objection(
    to: Addressee, document: ReceivedFile, turn: Turn, surroundings: Surroundings
) -> Markdown | None:
    for kind in ("text", "picture", "archive"):
        if _is_called(document, kind):
            return words(f"roster.no_table.{kind}")
    terms = surroundings.rosters
    if document.file_size > terms.limits.file_bytes:
        return words("roster.not_taken", why=too_big(terms.limits.file_bytes))
    if turn.transaction.rosters.unfinished(turn.channel, to.owner) >= terms.waiting_each:
        return words("roster.too_many", count=terms.waiting_each)
    return None


def _is_called(document: ReceivedFile, kind: str) -> bool:
    """By its name, or its type where the name says nothing. What is in it is found out when it is read."""
    ending = PurePosixPath(document.file_name).suffix.lower().removeprefix(".")
    if ending:
        return ending in listed(f"roster.endings.{kind}")
    return any(sign in document.mime_type.lower() for sign in listed(f"roster.types.{kind}"))


def explained(to: Addressee, surroundings: Surroundings) -> list[Message]:
    """/roster: how it goes, with a button for the template."""
    if not surroundings.is_hr(to.owner):
        return said(to, words("roster.only_hr", number=to.owner))
    terms = surroundings.rosters
    text = words(
        "roster.explained",
        most=f"{terms.limits.file_bytes / 1e6:.0f}",
        rows=f"{terms.limits.rows:,}",
        kept=kept(terms.keep.days),
    )
    button = Button(say("roster.template.button"), telling.TEMPLATE)
    return told(to, [Reply(text, ((button,),))], telling.NO_REVISION)


def kept(days: int) -> str:
    """What becomes of the files once the result has arrived."""
    return say("roster.kept" if days else "roster.not_kept", days=days)


def is_about_roster(pressed: Pressed) -> bool:
    """Whether the press is one on a roster's buttons."""
    return pressed.data.startswith(_BUTTONS)


def pressed(
    press: str, pressed: Pressed, turn: Turn, surroundings: Surroundings, shown: Received
) -> list[Message]:
    """Cancel, or hand over the template, as a button of the message ``shown`` says; every press ends its wheel."""
    to = Addressee(shown.chat.id, str(shown.chat.id))
    if pressed.data == telling.TEMPLATE:
        if not surroundings.is_hr(to.owner):
            return [answer_press(press, to.owner, say("press.unknown"))]
        return [answer_press(press, to.owner), *_template(to, turn)]
    number = pressed.data.removeprefix(telling.CANCEL)
    if not number.isascii() or not number.isdecimal() or len(number) > _LONGEST_NUMBER:
        return [answer_press(press, to.owner, say("press.unknown"))]
    return _cancelled(press, to, int(number), turn, shown)


def _cancelled(press: str, to: Addressee, number: int, turn: Turn, shown: Received) -> list[Message]:
    roster = turn.transaction.rosters.find(number)
    if roster is None or roster.wanted.owner != to.owner:
        return [answer_press(press, to.owner, say("roster.gone"))]
    if roster.state not in {RosterState.WAITING, RosterState.WORKING}:
        return [answer_press(press, to.owner, say("roster.over"))]
    turn.transaction.rosters.drop(number)
    text = words("roster.cancelled", name=roster.wanted.name)
    return [answer_press(press, to.owner), to.post(telling.ended(roster, shown.message_id, text))]


def _template(to: Addressee, turn: Turn) -> list[Message]:
    try:
        policy = load_policies().in_force(turn.today)
    except ProfileRefused:
        return said(to, words("browse.no_notice"))
    name, caption = say("roster.template.file"), words("roster.template.caption")
    return [handed_over(to, name, telling.XLSX, template(policy.id), caption)]


@lru_cache(maxsize=2)
def template(policy: str) -> bytes:
    """The template of the notice with this id; made once, since the first time takes a tenth of a second."""
    raw = BytesIO()
    write_template(raw, load_policies()[policy])
    return raw.getvalue()
