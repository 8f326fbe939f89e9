"""What an answer says that answers nothing: 软著5个 beside papers, 大概2篇, of which the number is asked for."""

from __future__ import annotations

from typing import Final

from dialogs.corrections import line_correction
from dialogs.corrections.list_correction import relisted
from dialogs.corrections.relisted import Changed
from dialogs.engine.ask import Ask, Misread, Then
from dialogs.engine.proposal import Proposal, Unheard
from dialogs.engine.talk import Talk
from dialogs.interview import volunteered_facts
from dialogs.language.message.taken_back import taken_back
from dialogs.language.text.normalize import plain
from dialogs.language.text.phrases import phrase
from dialogs.questions import registry
from dialogs.questions.several_entries import told_of

_NOT_COUNTED: Final = frozenset({"not_in_notice", "not_understood"})


def unlisted(talk: Talk, asked: Ask, text: str) -> tuple[list[Unheard], Then | Misread] | None:
    """论文2篇，软著5个: what is none of those that are counted is told apart, and the others are taken."""
    if not _counts(talk):
        return None
    apart = [one for one in volunteered_facts.unheard(talk, text) if one.why in _NOT_COUNTED]
    left = plain(text)
    for one in apart:
        left = phrase("answers", "around").sub("", left.replace(one.text, "", 1))
    read = asked.read(left) if apart and left else None
    return None if read is None or isinstance(read, Misread) else (apart, read)


def about(talk: Talk, text: str) -> list[Unheard]:
    """大概2篇论文: of what is counted the number is asked for."""
    if not _counts(talk):
        return []
    parts = taken_back(volunteered_facts.message_of(talk, text))
    return [Unheard(text=part.said, why="about") for part in parts if part.standing == "about"]


def _counts(talk: Talk) -> bool:
    """Whether it is asked which things there are that are counted."""
    kind = registry.LISTS.get(talk.policy.catalogue.facts[talk.scratch.fact or ""].type)
    return kind is not None and kind.counted and talk.scratch.draft is None


def besides(talk: Talk, asked: Ask, text: str, read: Then | Misread) -> tuple[list[Unheard], Then | Misread]:
    """What an answer says besides that gives no fact, and how it is ``read``, or else what is left without that."""
    kind = registry.entries_of(talk, talk.scratch.fact or "")
    apart = volunteered_facts.unheard(talk, text, as_named=kind is not None and kind.as_named)
    proposal = talk.scratch.proposal
    if apart and proposal is not None and _is_used(talk, proposal, text):
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
            if not isinstance(asked.read(one.text), Misread) or _tells_of_entry(talk, one.text):
                continue  # 已授权，第一发明人: it answers by itself
        again = asked.read(rest)
        if not isinstance(again, Misread):
            told.append(one)
            left, without = rest, again
    return told, without if isinstance(read, Misread) else read


def _is_used(talk: Talk, proposal: Proposal, text: str) -> bool:
    """Whether it is taken for one of the lines that wait to be confirmed: 对，再加一篇核心一作."""
    said = line_correction.besides_a_yes(text)
    is_listed = isinstance(relisted(talk.told(proposal.facts), said, asked=None), Changed)
    return is_listed or line_correction.replaced(talk, proposal, text) is not None


def _tells_of_entry(talk: Talk, text: str) -> bool:
    """已授权，我第三: it says more of the entry that is being made."""
    fact, draft = talk.scratch.fact or "", talk.scratch.draft
    kind = registry.entries_of(talk, fact)
    return kind is not None and bool(draft and told_of(kind, talk, fact, draft, text))
