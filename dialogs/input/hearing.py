"""What is typed at the open question, taken together with what it says of other things."""

from __future__ import annotations

from dialogs.engine.ask import Ask, Misread, Then
from dialogs.engine.machine import CHANGE, STAGES
from dialogs.engine.proposal import Unheard
from dialogs.engine.talk import Talk
from dialogs.interview import volunteered_facts
from dialogs.language.message.taken_back import taken_back
from dialogs.language.text.normalize import plain
from dialogs.language.text.phrases import phrase
from dialogs.questions import registry
from dialogs.questions.hearing import held_against
from dialogs.steps import correcting


def heard(talk: Talk, asked: Ask, text: str) -> tuple[list[Unheard], Then | Misread]:
    """What ``text`` answers, read once, and what of it gives no fact."""
    if talk.state not in {*STAGES, CHANGE}:
        return [], asked.read(text)
    if asked.heeds is None or _tells_of_parts(talk, text):
        return _besides(talk, asked, text, asked.read(text))
    refused, read = held_against(talk, text, asked.read, asked.heeds)
    if refused or (isinstance(read, Misread) and read.is_taken_back):
        return refused, read
    if about := _about(talk, text):
        return [] if isinstance(read, Misread) else about, read
    return _besides(talk, asked, text, read)


def _about(talk: Talk, text: str) -> list[Unheard]:
    """大概2篇论文: of what is counted the number is asked for."""
    fact = talk.policy.catalogue.facts[talk.scratch.fact or ""]
    kind = registry.LISTS.get(fact.type)
    if kind is None or not kind.counted or talk.scratch.draft is not None:
        return []
    parts = taken_back(volunteered_facts.message_of(talk, text))
    return [Unheard(text=part.said, why="about") for part in parts if part.standing == "about"]


def _tells_of_parts(talk: Talk, text: str) -> bool:
    """两项发明专利，一项在审一项授权: what is not there yet is said of one of those that are listed."""
    reading = volunteered_facts.read(talk, text) if phrase("heard", "parts_apart").search(text) else None
    entries = volunteered_facts.said(talk, reading).get(talk.scratch.fact or "") if reading else None
    return isinstance(entries, list) and any(
        isinstance(entry, dict) and False in entry.values() for entry in entries if len(entries) > 1
    )


def _besides(talk: Talk, asked: Ask, text: str, read: Then | Misread) -> tuple[list[Unheard], Then | Misread]:
    """What an answer says besides that gives no fact, and how it is ``read``, or else what is left without that."""
    apart = volunteered_facts.unheard(talk, text)
    proposal = talk.scratch.proposal
    if apart and proposal is not None and correcting.replaced(talk, proposal, text) is not None:
        return [], read
    is_number = asked.expects in {"count", "number", "time"}
    told: list[Unheard] = []
    left, without = plain(text), read
    says = volunteered_facts.said(talk, volunteered_facts.read(talk, text)) if apart else {}
    for one in apart:
        rest = phrase("answers", "around").sub("", left.replace(one.text, "", 1))
        if not rest or (one.why == "pending" and talk.scratch.fact not in says):
            continue  # 大专升本科，本科还没毕业
        if one.why == "not_understood":
            if is_number and phrase("heard", "number").search(plain(one.text)):
                continue  # 8年，有2年做开发
            if not isinstance(asked.read(one.text), Misread):
                continue  # 已授权，第一发明人: it answers by itself
        again = asked.read(rest)
        if not isinstance(again, Misread):
            told.append(one)
            left, without = rest, again
    return told, without if isinstance(read, Misread) else read
