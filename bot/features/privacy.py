"""What is kept of a person, for that person: to know, to see and to erase."""

from __future__ import annotations

import json
from typing import Final

from bot.features.cases.ending import CONFIRMED_WITHIN
from bot.features.context import Surroundings
from bot.features.request import Answer, Request, Shown, saying
from bot.features.roster_limits import kept
from bot.turns.stored_session import places
from bot.wording import in_channel, say, words
from dialogs.event import Pressed
from dialogs.rendering.wording import Markdown
from dialogs.reply import Button, Document, Reply

DELETE: Final = "delete"
_YES: Final = f"{DELETE}=yes"
_NO: Final = f"{DELETE}=no"


def told(request: Request) -> Answer:
    """What is kept, what for and how long, as far as it concerns them."""
    return saying(terms(request.surroundings, request.channel, of_officers=request.is_officer))


def terms(surroundings: Surroundings, channel: str, *, of_officers: bool) -> Markdown:
    """What is kept in ``channel``, what for and how long; also of those who assess others, where that is asked."""
    days = surroundings.retention_days
    said = [words(in_channel("privacy.saved", channel), days=days)]
    if surroundings.keeps_unanswered:
        said.append(words(in_channel("privacy.unanswered", channel), days=days))
    if of_officers:
        said.append(words(in_channel("privacy.cases", channel), days=days))
        rosters = kept(surroundings.rosters.keep.days)
        said.append(words(in_channel("privacy.rosters", channel), kept=rosters, days=days))
    return Markdown("\n\n".join(said))


def exported(request: Request) -> Answer:
    """Everything, as a JSON document."""
    transaction = request.turn.transaction
    place, *others = places(request.channel, request.owner)
    everything = transaction.export(*place)
    for channel, owner in others:
        if transaction.keys.held(owner):
            everything[channel] = transaction.export(channel, owner)
    content = json.dumps(everything, ensure_ascii=False, indent=2).encode()
    document = Document(say("export.file"), "application/json", content)
    return Answer((Shown(Reply(words("export.caption"), document=document)),))


def ask_deletion(request: Request) -> Answer:
    """Ask whether it is meant. The buttons' revision is the moment of asking."""
    buttons = ((Button(say("delete.yes"), _YES, "grave"), Button(say("delete.no"), _NO)),)
    cases = request.turn.transaction.cases(request.channel, request.owner).count()
    text = words("delete.ask_with_cases", count=cases) if cases else words("delete.ask")
    return Answer((Shown(Reply(text, buttons, confirms=True), int(request.turn.now.timestamp())),))


def decided(request: Request, pressed: Pressed) -> Answer:
    """Erase everything, or leave it. A confirmation that is too old asks anew."""
    if pressed.data not in {_YES, _NO}:
        return Answer(notice=say("press.unknown"))
    if pressed.data == _NO:
        return Answer((Shown(Reply(words("delete.kept"), edits_last=True)),))
    age = request.turn.now.timestamp() - pressed.revision
    if not -1 <= age <= CONFIRMED_WITHIN.total_seconds():
        return ask_deletion(request)
    for place in places(request.channel, request.owner):
        request.turn.transaction.forget(*place)
    return Answer((Shown(Reply(words("delete.done"), edits_last=True)),))
