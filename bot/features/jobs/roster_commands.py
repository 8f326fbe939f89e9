"""Rosters in a turn: taken, cancelled, explained. Nothing is read or worked out here."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from pathlib import PurePosixPath
from typing import Final

from bot.features.attachment import Attachment
from bot.features.jobs import column_commands
from bot.features.jobs import roster_messages as telling
from bot.features.jobs.roster_order import ahead
from bot.features.request import Answer, Request, Shown, own_number, saying
from bot.features.roster_limits import kept, too_big
from bot.notices import notices
from bot.store.rosters import UNDER_WAY, WantedRoster
from bot.wording import in_channel, listed, say, words
from dialogs.event import Pressed
from dialogs.rendering.wording import Markdown
from dialogs.reply import Button, Document, Reply
from rules import ProfileRefused

_LONGEST_NUMBER: Final = 18
"""Digits; more do not fit into the store."""


def sent(request: Request, file: Attachment) -> Answer:
    """What to say to a file, where it is about rosters; nothing where it is not."""
    if not request.is_officer:
        return _only_officers(request) if _is_called(file, "tables") else Answer()
    notice = request.notice
    objection = _objection(request, file, notice)
    if objection is not None:
        return saying(objection)
    turn, name = request.turn, telling.shown_name(file.name)
    rosters = turn.transaction.rosters
    wanted = WantedRoster(request.chat, request.owner, file.file, name, file.size, request.today, notice)
    number = rosters.ask(turn.channel, wanted)
    before = ahead(rosters.every(turn.channel), number, request.surroundings.rosters.workers)
    reply = telling.progress(number, telling.waiting(name, before, turn.channel))
    return Answer((Shown(reply, progress_of=number),))


def _only_officers(request: Request) -> Answer:
    return own_number(request, words(in_channel("roster.only_hr", request.channel), number=request.owner))


def _objection(request: Request, file: Attachment, notice: str) -> Markdown | None:
    """Why it is clear already that a roster's assessment cannot be had."""
    for kind in ("text", "picture", "archive"):
        if _is_called(file, kind):
            return words(f"roster.no_table.{kind}")
    pages = request.surroundings.notice
    if not notice and len(pages.in_force(request.today)) > 1:
        return Markdown(pages.unsettled(request.today))
    terms, turn = request.surroundings.rosters, request.turn
    if file.size > terms.limits.file_bytes:
        return words("roster.not_taken", why=too_big(terms.limits.file_bytes, turn.channel))
    if turn.transaction.rosters.unfinished(turn.channel, request.owner) >= terms.waiting_each:
        return words("roster.too_many", count=terms.waiting_each)
    return None


def _is_called(file: Attachment, kind: str) -> bool:
    """By its name, or its type where the name says nothing. What is in it is found out when it is read."""
    ending = PurePosixPath(file.name).suffix.lower().removeprefix(".")
    if ending:
        return ending in listed(f"roster.endings.{kind}")
    return any(sign in file.media_type.lower() for sign in listed(f"roster.types.{kind}"))


def asked(request: Request, argument: str) -> Answer:
    """/roster: how it goes, with a button for the template; with a file's name, its assessment; what headings are."""
    if not request.is_officer:
        return _only_officers(request)
    file_named = request.surroundings.file_named
    file = file_named(argument) if file_named and argument else None
    if file is None and column_commands.is_about_columns(argument):
        return column_commands.told(request, argument)
    if file_named is None or not argument:
        return _explained(request)
    return saying(words("roster.no_file", name=argument)) if file is None else sent(request, file)


def _explained(request: Request) -> Answer:
    terms = request.surroundings.rosters
    text = words(
        in_channel("roster.explained", request.channel),
        most=f"{terms.limits.file_bytes / 1e6:.0f}",
        rows=f"{terms.limits.rows:,}",
        kept=kept(terms.keep.days),
    )
    if known := column_commands.remembered(request):
        text = Markdown(f"{text}\n\n{words('roster.columns.line', text=known)}")
    button = Button(say("roster.template.button"), telling.TEMPLATE)
    return Answer((Shown(Reply(text, ((button,),))),))


def pressed(request: Request, pressed: Pressed) -> Answer:
    """Cancel, or hand over the template."""
    number = pressed.data.removeprefix(telling.CANCEL)
    if pressed.data == telling.TEMPLATE and request.is_officer:
        return _template(request)
    if not number.isascii() or not number.isdecimal() or len(number) > _LONGEST_NUMBER:
        return Answer(notice=say("press.unknown"))
    return _cancelled(request, int(number))


def _cancelled(request: Request, number: int) -> Answer:
    rosters = request.turn.transaction.rosters
    roster = rosters.find(number)
    if roster is None or roster.wanted.owner != request.owner:
        return Answer(notice=say("roster.gone"))
    if roster.state not in UNDER_WAY:
        return Answer(notice=say("roster.over"))
    rosters.drop(number)
    text = words("roster.cancelled", name=roster.wanted.name)
    return Answer((Shown(Reply(text, edits_last=True)),))


def _template(request: Request) -> Answer:
    try:
        policy = notices().named(request.notice, request.today)
    except ProfileRefused:
        return saying(request.surroundings.notice.unsettled(request.today))
    document = Document(say("roster.template.file"), telling.XLSX, template(policy.id))
    return Answer(
        (Shown(Reply(words(in_channel("roster.template.caption", request.channel)), document=document)),)
    )


@lru_cache(maxsize=20)
def template(policy: str) -> bytes:
    """The template of the notice with this id; made once, since the first time takes a tenth of a second."""
    raw = BytesIO()
    from bot.roster.template import write_template  # noqa: PLC0415 - 20 ms for what few ask for

    write_template(raw, notices()[policy])
    return raw.getvalue()
