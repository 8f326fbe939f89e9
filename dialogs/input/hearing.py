"""What is typed at the open question, taken together with what it says of other things."""

from __future__ import annotations

from dialogs.engine.ask import Ask, Misread, Offer, Then
from dialogs.engine.machine import CHANGE, STAGES
from dialogs.engine.proposal import Unheard
from dialogs.engine.talk import Talk
from dialogs.input.told_apart import about, besides, unlisted
from dialogs.interview import volunteered_facts
from dialogs.language.answer.choice import is_number, read_yes_no
from dialogs.language.text.normalize import plain
from dialogs.language.text.numerals import read_whole
from dialogs.language.text.phrases import phrase
from dialogs.questions import registry
from dialogs.questions.hearing import held_against
from dialogs.rendering.wording import say


def heard(talk: Talk, asked: Ask, text: str) -> tuple[list[Unheard], Then | Misread]:
    """What ``text`` answers, read once, and what of it gives no fact."""
    is_offered = talk.state in {*STAGES, CHANGE} and _offers_what_is_not_counted(talk)
    if talk.state not in {*STAGES, CHANGE} or (is_offered and is_number(text)):
        return [], asked.read(text)  # 第5条和第7条
    named = _numbered(asked, text) if is_offered else None
    begun = _begun(talk, *named) if named else None
    text = say("questions.comma").join([named[0].label, named[1]]) if named else text
    if (apart := ([], begun) if begun else unlisted(talk, asked, text)) is not None:
        return apart
    if asked.heeds is None or _tells_of_parts(talk, text):
        return besides(talk, asked, text, asked.read(text))
    refused, read = held_against(talk, text, asked.read, asked.heeds)
    if refused or (isinstance(read, Misread) and read.is_taken_back):
        return refused, read
    if so_many := about(talk, text):
        return [] if isinstance(read, Misread) else so_many, read
    return besides(talk, asked, text, read)


def _tells_of_parts(talk: Talk, text: str) -> bool:
    """两项发明专利，一项在审一项授权: what is not there yet is said of one of those that are listed."""
    reading = volunteered_facts.read(talk, text) if phrase("heard", "parts_apart").search(text) else None
    entries = volunteered_facts.said(talk, reading).get(talk.scratch.fact or "") if reading else None
    return isinstance(entries, list) and any(
        isinstance(entry, dict) and False in entry.values() for entry in entries if len(entries) > 1
    )


def _offers_what_is_not_counted(talk: Talk) -> bool:
    """Whether it is asked which of several things there are, each once, and none is listed yet."""
    fact = talk.scratch.fact or ""
    kind = registry.LISTS.get(talk.policy.catalogue.facts[fact].type)
    return kind is not None and not (kind.counted or talk.scratch.sub or talk.entries(fact))


def _numbered(asked: Ask, text: str) -> tuple[Offer, str] | None:
    """第三条，我是第四完成人: what is offered under that number, and what is said of it."""
    match = phrase("heard", "numbered").fullmatch(plain(text).strip())
    number = read_whole(match["number"]) if match and asked.numbered else None
    offered = asked.offers[number - 1 : number] if number else ()
    return (offered[0], match["said"]) if match and offered else None


def _begun(talk: Talk, offer: Offer, said: str) -> Then | None:
    """With what is offered chosen, where what is ``said`` answers what is asked of it next."""
    begun = offer.then(talk)
    if begun.scratch.sub is None or read_yes_no(said) is not None:
        return None
    following = registry.ask(begun, talk.scratch.fact or "")
    refused, read = held_against(begun, said, following.read, following.heeds or frozenset())
    return None if refused or isinstance(read, Misread) else read
