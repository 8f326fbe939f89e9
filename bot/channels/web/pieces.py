"""What stands on a person's page: messages still to be sent, until a turn puts others in their place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from pydantic import ValidationError

from bot.features.displayed import Displayed
from bot.features.messenger import Recipient
from bot.features.request import Shown
from bot.store import Message, Transaction
from bot.turns.sanitize import clean
from dialogs.reply import Reply

NAME: Final = "web"

REMEMBERED: Final = 500
"""Pieces, the latest, that need not be read from their text again."""
LONGEST: Final = 20_000
"""Characters of a piece that is remembered: with a picture or a file it is too large for that."""

FIELDS: Final = "fields"
"""The draft that is no words: all that is chosen and typed elsewhere, by :mod:`~bot.channels.web.half_filled`."""

Kind = Literal["said", "reply", "side", "notice", "letter", "draft"]
"""What the person said; what was answered; what was answered beside the question that stays open; a word beside a
press; what came later, and stays until it is put away; words that are not said yet, as they were typed.
"""


class Posted(Displayed):
    """A piece of the page. It takes the place of the piece ``replaces``, where that is given.

    ``field``: in which words stand that are not said yet, or :data:`FIELDS`.
    """

    kind: Kind = "reply"
    replaces: int | None = None
    field: str = "say"

    @property
    def is_of_roster(self) -> bool:
        """Whether a letter belongs to the page of rosters: its progress or what took its place, its workbook."""
        is_printed = self.file is not None and self.file.media_type == "application/pdf"
        has_more = any((self.progress_of, self.replaces, self.file, self.reply.picture))
        return has_more and not is_printed


class PagePiece(NamedTuple):
    """A piece of the page and its number, by which its picture and file are fetched.

    ``earlier``: the numbers of those whose place it has taken, one after another.
    """

    number: int
    posted: Posted
    earlier: tuple[int, ...] = ()


def pieces_of(transaction: Transaction, owner: str) -> list[PagePiece]:
    """All that stands on the page of ``owner``, in order. What another version has left is passed over."""
    pieces: dict[int, PagePiece] = {}
    for unsent in transaction.unsent_to(NAME, owner):
        number, payload = unsent.sequence, unsent.message.payload
        piece = _remembered(payload) if len(payload) <= LONGEST else _read(payload)
        if piece is not None:
            replaced = None if piece.replaces is None else pieces.pop(piece.replaces, None)
            earlier = () if replaced is None else (replaced.number, *replaced.earlier)
            pieces[number] = PagePiece(number, piece, earlier)
    return list(pieces.values())


def put_away(transaction: Transaction, pieces: Sequence[PagePiece]) -> None:
    """Take ``pieces`` off the page, with those whose place they took: these would stand there again."""
    if pieces:
        transaction.sent(number for piece in pieces for number in (piece.number, *piece.earlier))


def _read(payload: str) -> Posted | None:
    """Null for what is none of this version's."""
    try:
        return Posted.model_validate_json(payload)
    except ValidationError:
        return None


_remembered = lru_cache(REMEMBERED)(_read)


def posted(
    to: Recipient, shown: Iterable[Shown], kind: Kind = "reply", place: int | None = None
) -> list[Message]:
    """Each of ``shown`` as a piece. What shows progress stays, as what comes later does."""
    return [
        Posted(
            revision=one.revision,
            reply=one.reply,
            case=one.case,
            progress_of=one.progress_of,
            kind=kind if one.progress_of is None else "letter",
            replaces=place if one.reply.edits_last else None,
        ).message(to)
        for one in shown
    ]


def drafted(to: Recipient, words: Mapping[str, str]) -> list[Message]:
    """What stands in fields and is not said yet, each as a piece."""
    return [
        Posted(revision=0, reply=Reply(clean(left)), kind="draft", field=field).message(to)
        for field, left in words.items()
        if left
    ]
