"""The web page as a channel: what was submitted becomes events, and the replies become pieces of the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pydantic import BaseModel, ConfigDict

from bot.channels.web.half_filled import kept_with, question_id
from bot.channels.web.pieces import (
    FIELDS,
    NAME,
    Kind,
    PagePiece,
    Posted,
    drafted,
    pieces_of,
    posted,
    put_away,
)
from bot.features import commands, presses
from bot.features.attachment import Attachment
from bot.features.context import Surroundings
from bot.features.jobs import column_commands, roster_commands
from bot.features.messenger import Recipient
from bot.features.request import Answer, Request, Shown
from bot.store import OWN, Arrival, Message
from bot.turns.sanitize import clean
from bot.turns.turn import Turn
from bot.wording import say
from dialogs.engine import commands as spoken
from dialogs.engine.machine import REVIEW
from dialogs.event import Commanded, Filled, Opened, Pressed, Said
from dialogs.rendering.wording import escape
from dialogs.reply import WORDS, Reply
from dialogs.session import SessionRefused

_PASSING: Final = frozenset({"notice", "side"})
"""What stands only until the next turn, whatever it does."""

_OF_CONVERSATION: Final = frozenset({"said", "reply", "side"})
"""What stands as long as the conversation has not gone on."""

LONGEST_SAID: Final = 10_000
"""Characters of one text."""


class Submitted(BaseModel):
    """A form as it was sent: one of what was pressed, said, sent, put away, or which line is to be changed.

    ``revision`` and ``case`` are of the assessment that the page showed. ``filled``: a whole page of questions.
    ``fields``: all that is chosen or typed to what is ``asked``, which the form ``fills`` in, or leaves for later.
    ``columns``: what headings of rosters are. ``begins``: by the first page, with or without words; ``resumes``: to see
    what is open now, which changes nothing. ``drafts``: the words in fields of the page that are not said yet, blank
    ones too.
    """

    model_config = ConfigDict(frozen=True)

    revision: int = 0
    case: int = OWN
    press: str = ""
    say: str = ""
    line: int = 0
    letter: int = 0
    filled: dict[str, str] = {}
    asked: str = ""
    fields: dict[str, str] = {}
    fills: bool = False
    file: Attachment | None = None
    columns: dict[str, str] = {}
    begins: bool = False
    resumes: bool = False
    drafts: dict[str, str] = {}

    @property
    def is_empty(self) -> bool:
        """Whether nothing was filled in."""
        given = (self.press, self.say, self.line, self.letter, self.filled, self.file, self.columns)
        return not (any(given) or self.begins or self.resumes)


@dataclass(frozen=True, slots=True)
class WebChannel:
    """A :class:`~bot.turns.turn.Channel`."""

    surroundings: Surroundings
    name: str = NAME

    def answer(self, arrival: Arrival, turn: Turn) -> list[Message]:
        """Pass on what was submitted, and let what it leads to take the place of what stood on the page."""
        submitted = Submitted.model_validate_json(arrival.payload)
        to = Recipient(arrival.owner, arrival.owner)
        request = Request(arrival.owner, arrival.owner, turn, self.surroundings)
        before = _progress(request)
        stood = pieces_of(turn.transaction, arrival.owner)
        drafts = [piece for piece in stood if piece.posted.kind == "draft"]
        kept = next((piece.posted.reply.text for piece in drafts if piece.posted.field == FIELDS), "")
        stood = [piece for piece in stood if piece.posted.kind != "draft"]
        if submitted.resumes:
            put_away(turn.transaction, [piece for piece in stood if piece.posted.kind in _OF_CONVERSATION])
            return posted(to, _resumed(request).shown)
        untaken = _untaken(submitted, before)
        answer = untaken or _answered(request, submitted)
        gone = [one for one in stood if one.posted.kind == "letter" and one.number == submitted.letter]
        if _progress(request) != before:
            gone += [piece for piece in stood if piece.posted.kind != "letter"]
            messages = posted(to, _echoed(submitted.say), "said")
            place = None
            kind: Kind = "reply"
        else:
            gone += [piece for piece in stood if piece.posted.kind in _PASSING]
            messages = []
            pressed = _pressed_piece(stood, submitted)
            place = None if pressed is None else pressed.number
            kind = "side" if pressed is None else pressed.posted.kind
        if submitted.file is not None or submitted.columns:
            kind = "notice"  # said where files are sent
        notice = [Shown(Reply(escape(answer.notice)))] if answer.notice else []
        left = dict(submitted.drafts)
        if untaken and not left.get("say"):
            left["say"] = submitted.say
        asked = next((piece.posted for piece in reversed(stood) if question_id(piece.posted)), None)
        if asked is not None and submitted.asked == question_id(asked):
            is_over = _progress(request) != before and _is_answered(asked, submitted, answer)
            left[FIELDS] = kept_with(asked, kept, {} if is_over else submitted.fields)
        put_away(turn.transaction, [*gone, *(piece for piece in drafts if piece.posted.field in left)])
        return [
            *messages,
            *posted(to, notice, "notice"),
            *posted(to, answer.shown, kind, place),
            *drafted(to, left),
        ]

    def apologise(self, arrival: Arrival, words: str) -> list[Message]:
        """On the page of whoever submitted it."""
        return posted(Recipient(arrival.owner, arrival.owner), [Shown(Reply(words))], "notice")


def _is_answered(asked: Posted, submitted: Submitted, answer: Answer) -> bool:
    """Whether what was ``asked`` is, and not put again."""
    pressed = {
        button.data for row in asked.reply.buttons for button in row if not button.data.startswith(WORDS)
    }
    now = [one.reply.question.asked for one in answer.shown if one.reply.question is not None]
    is_again = asked.reply.question is not None and asked.reply.question.asked in now
    return (submitted.fills or submitted.press in pressed) and not is_again


def _echoed(said: str) -> list[Shown]:
    """What they said in their own words; a command speaks for itself."""
    return [Shown(Reply(escape(clean(said))))] if said and not said.startswith("/") else []


def _progress(request: Request) -> tuple[int, int]:
    """Which assessment is open, and how far it is."""
    case = request.officer.desk.open
    session = request.turn.session(request.owner, case)
    return (case, -1 if session is None else session.revision)


def _untaken(submitted: Submitted, now: tuple[int, int]) -> Answer | None:
    """What to say of a form that is not taken: nothing was filled in, or the page has gone on.

    A press looks for itself; what begins, or only asks, is never too late.
    """
    if submitted.is_empty:
        return Answer(notice=say("web.empty"))
    if submitted.begins or submitted.say.startswith("/") or not (submitted.say or submitted.line):
        return None
    if now[1] < 0 or now == (submitted.case, submitted.revision):
        return None
    return Answer(notice=say("web.late_said" if submitted.say else "web.late"))


def _answered(request: Request, submitted: Submitted) -> Answer:
    if submitted.filled or submitted.press:
        return _chosen(request, submitted)
    if submitted.begins:
        return _begun(request, submitted)
    if submitted.line:
        return _line_opened(request, submitted)
    if submitted.file is not None or submitted.columns:
        return _of_roster(request, submitted)
    return commands.typed(request, submitted.say[:LONGEST_SAID]) if submitted.say else Answer()


def _begun(request: Request, submitted: Submitted) -> Answer:
    """By the first page, which has said who greets; what is said there is said to whoever has begun."""
    opened = commands.talked(request, Opened(greeted=request.turn.session(request.owner) is None))
    return commands.typed(request, submitted.say[:LONGEST_SAID]) if submitted.say else opened


def _of_roster(request: Request, submitted: Submitted) -> Answer:
    """What headings are said to be, and then the file that is to be read so."""
    read = column_commands.read_as(request, submitted.columns) if submitted.columns else Answer()
    sent = Answer() if submitted.file is None else roster_commands.sent(request, submitted.file)
    return Answer((*read.shown, *sent.shown), sent.notice)


def _resumed(request: Request) -> Answer:
    """The question that is open, put once more: where it was put before, its buttons stay good."""
    session = request.turn.session(request.owner)
    if session is None:
        return commands.talked(request, Opened())
    try:
        _, replies = request.turn.conversation.turn(session, Opened(greeted=True), request.today)
    except SessionRefused:
        return commands.talked(request, Opened())
    return Answer(tuple(Shown(reply, session.revision) for reply in replies))


def _chosen(request: Request, submitted: Submitted) -> Answer:
    """By one button, or on a page of several questions."""
    if submitted.filled:
        return commands.talked(request, Filled(submitted.filled, submitted.revision, submitted.case))
    return presses.pressed(request, Pressed(submitted.press, submitted.revision, submitted.case))


def _line_opened(request: Request, submitted: Submitted) -> Answer:
    """The question of a recorded line, as by 核对 and the line's number there."""
    session = request.turn.session(request.owner, submitted.case)
    number = session and request.surroundings.notice.review_number(session, request.today, submitted.line)
    if not number:
        return Answer(notice=say("press.unknown"))
    reviewed = commands.talked(request, Commanded(spoken.REVIEW))
    session = request.turn.session(request.owner, submitted.case)
    is_there = session is not None and session.state == REVIEW  # not in the midst of an entry
    return commands.talked(request, Said(str(number))) if is_there else reviewed


def _pressed_piece(stood: list[PagePiece], submitted: Submitted) -> PagePiece | None:
    """The piece whose button was pressed, where that can be told."""
    for piece in stood:
        if any(button.data == submitted.press for row in piece.posted.reply.buttons for button in row):
            return piece
    return None
