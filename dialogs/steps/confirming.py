"""What a message says is shown, line by line, and taken only when the person confirms it."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import JsonValue

from dialogs.corrections import line_correction
from dialogs.corrections.list_correction import relisted
from dialogs.corrections.naming import numbers_of
from dialogs.corrections.relisted import Noted
from dialogs.engine import commands
from dialogs.engine.ask import Ask, Misread, Offer, Then
from dialogs.engine.machine import CONCLUSION, REVIEW, STAGES
from dialogs.engine.proposal import Proposal, Unheard
from dialogs.engine.talk import Talk
from dialogs.interview import interview, volunteered_facts
from dialogs.language.answer.choice import One, is_number, read_choice, read_yes_no
from dialogs.language.text.normalize import plain
from dialogs.language.text.phrases import phrase
from dialogs.language.text.time_expressions import fault_of
from dialogs.questions import registry
from dialogs.questions.frame import examples_of, short
from dialogs.rendering.wording import escape, say, words
from dialogs.steps import doubting
from dialogs.steps.adverse import adverse
from dialogs.steps.proposed_lines import declined, dropped, field_name, lines, settled


def ask(talk: Talk) -> Ask:
    """The first doubt; else the lines to confirm, or to leave one of them out."""
    proposal = talk.scratch.proposal or Proposal()
    if proposal.doubts:
        return doubting.ask(talk, proposal)
    if proposal.anew in proposal.facts:
        return _anew(talk, proposal, proposal.anew or "")
    return _picked(talk, proposal) if proposal.picking else _confirm(talk, proposal)


def _confirm(talk: Talk, proposal: Proposal) -> Ask:
    thens: dict[str, Then] = {"confirm": confirmed, "amend": _picking, "decline": declined}
    names = {key: say(f"buttons.{key}") for key in thens}

    def read(text: str) -> Then | Misread:
        misread = Misread("misread.conclusion", said=short(text), names=list(names.values()))
        if is_number(text):  # the lines are numbered, the answers are not
            return misread
        if (changed := _changed(talk, proposal, text)) is not None:
            return changed
        found = read_choice(text, names, numbered=False)
        if isinstance(found, One):
            return thens[found.key]
        agreed = read_yes_no(phrase("answers", "thanks").sub("", plain(text)))
        if agreed and line_correction.is_with_a_but(text):
            return _picking
        if agreed is not None:
            return confirmed if agreed else lambda now: _picking(_without_reason(now, text))
        return misread

    return Ask(
        question="proposal",
        text=lambda: words(
            "confirming.proposal",
            lines=lines(talk, proposal),
            behalf=talk.scratch.behalf,
            adverse=adverse(talk, proposal),
            later=[
                (short(doubt.text), field_name(talk, doubt.field), fault_of(doubt.text, talk.today))
                for doubt in proposal.later
            ],
            unheard=_told_apart(proposal.unheard),
        ),
        brief=lambda: escape(say("confirming.ask")),
        read=read,
        offers=[
            Offer(key, names[key], then, "good" if then is confirmed else "") for key, then in thens.items()
        ],
        commands={commands.BACK: dropped, commands.CANCEL: dropped, commands.REVIEW: _picking},
        numbered=False,
    )


def _without_reason(talk: Talk, text: str) -> Talk:
    """With what stands behind a bare no (不对，是北京的) named back, unless that has been done."""
    rest = plain(text).partition(",")[2].strip()
    if not rest or read_yes_no(rest) is not None or volunteered_facts.unheard(talk, text):
        return talk
    return not_used(talk, [Unheard(text=rest, why="not_understood")])


def _changed(talk: Talk, proposal: Proposal, text: str) -> Then | None:
    """What is listed by the lines is put right as what is recorded would be; else a line is."""
    found = relisted(talk.told(proposal.facts), line_correction.besides_a_yes(text), asked=None)
    if isinstance(found, Noted):
        return lambda now: now.saying(found.note).asking_again()
    changed = found.within(proposal, text) if found else None
    changed = _corrected(talk, proposal, text) if changed is None else changed
    return None if changed is None else lambda now: settled(now, changed)


def _corrected(talk: Talk, proposal: Proposal, text: str) -> Proposal | None:
    """A line that is said to be wrong is opened; what is said of it, or besides, is taken; None where it is neither."""
    opened = line_correction.opened(talk, proposal, text)
    if opened is not None:
        told = line_correction.replaced(talk, proposal, text)
        return opened if told is None or told.anew or told.facts == proposal.facts else told
    if (anew := line_correction.said_anew(talk, proposal, text)) is not None:
        return anew
    reading = volunteered_facts.read(talk, text)
    sure = volunteered_facts.said(talk, reading)
    lists = {fact for fact, data in talk.policy.catalogue.facts.items() if data.type in registry.LISTS}
    in_doubt = any(one.options and one.field in lists for one in reading.unsure)  # 职称是高级
    instead = None if sure or in_doubt else line_correction.replaced(talk, proposal, text)
    if instead is None and not sure:
        instead = line_correction.by_question(talk, proposal, talk.scratch.fact or "", text)
    if instead is not None or not volunteered_facts.spoken_of(talk, text):
        return instead
    return volunteered_facts.merged(talk, proposal, reading)


def _told_apart(unheard: Sequence[Unheard]) -> list[tuple[str, str]]:
    return [(short(one.text), say(f"confirming.unheard.{one.why}")) for one in unheard]


def not_used(talk: Talk, unheard: Sequence[Unheard]) -> Talk:
    """With what gave no fact named back; as it is where there is nothing of the kind."""
    return talk.saying(words("confirming.not_used", unheard=_told_apart(unheard))) if unheard else talk


def _picking(talk: Talk) -> Talk:
    proposal = talk.scratch.proposal or Proposal()
    return talk.proposing(proposal.model_copy(update={"picking": True}))


def _picked(talk: Talk, proposal: Proposal) -> Ask:
    """Which line is not right: it is left out, or said anew."""
    told = lines(talk, proposal)

    kept = proposal.model_copy(update={"picking": False})

    def without(*facts: str) -> Then:
        return lambda now: settled(now, kept.lacking(*facts))

    def back(now: Talk) -> Talk:
        return now.proposing(kept)

    def read(text: str) -> Then | Misread:
        numbers = numbers_of(text)
        if numbers and all(1 <= number <= len(told) for number in numbers):
            return without(*(told[number - 1].fact for number in numbers))
        if isinstance(read_choice(text, {"decline": say("buttons.decline")}, numbered=False), One):
            return declined
        if read_yes_no(text):
            return back
        if (changed := _changed(talk, kept, text)) is not None:
            return changed
        if numbers:
            return Misread("misread.line", last=len(told))
        return Misread("misread.which_line", unread=short(text))

    return Ask(
        question="proposal.line",
        text=lambda: words("confirming.amend", lines=told, example=examples_of(talk).stated),
        read=read,
        offers=[Offer(str(n), str(n), without(line.fact), line=line.text) for n, line in enumerate(told, 1)],
        commands=dict.fromkeys((commands.BACK, commands.CANCEL, commands.SKIP), back),
        shown=(commands.BACK,),
        numbered=False,
    )


def _anew(talk: Talk, proposal: Proposal, fact: str) -> Ask:
    """What one line is to be; everything else of the proposal waits."""
    kept = proposal.model_copy(update={"anew": None})
    simple = line_correction.question_of(talk, proposal, fact)
    name = talk.policy.catalogue.facts[fact].name

    def taking(value: JsonValue) -> Then:
        return lambda now: now.proposing(line_correction.with_value(proposal, fact, value))

    def read(text: str) -> Then | Misread:
        value = line_correction.said_of(talk, proposal, fact, text)
        return Misread("misread.anew", said=short(text), name=name) if value is None else taking(value)

    values = [
        (one, line_correction.answered_by(talk, proposal, fact, one.then))
        for one in (simple.offers if simple else ())
    ]
    offers = [Offer(one.key, one.label, taking(value)) for one, value in values if value is not None]
    without = Offer("drop_line", say("buttons.drop_line"), lambda now: settled(now, kept.lacking(fact)))
    back = dict.fromkeys((commands.BACK, commands.CANCEL, commands.SKIP), lambda now: now.proposing(kept))
    return Ask(
        question="proposal.anew",
        text=lambda: words("confirming.anew", name=name),
        read=read,
        offers=[*offers, without],
        commands=back,
        shown=(commands.BACK,),
        numbered=not simple or simple.numbered,
    )


def confirmed(talk: Talk) -> Talk:
    """With everything proposed as answers, and on to what is left to ask; a half-made entry stays open.

    A list that was whole is so still: what was not said of it before is asked, and not whether there is more.
    """
    proposal = talk.scratch.proposal or Proposal()
    told = [fact for fact, value in proposal.facts.items() if isinstance(value, list) and value]
    begun = [fact for fact in told if talk.answers.get(fact) is None]
    whole = [fact for fact in told if fact not in (*begun, *talk.scratch.unfinished)] + [*proposal.complete]
    for fact, value in proposal.facts.items():
        talk = talk.answering(fact, value)
    talk = volunteered_facts.noting_circumstances(talk, proposal.circumstances)
    talk = talk.proposing(None).growing(*told).whole(*whole)
    talk = talk.saying(words("confirming.confirmed", count=len(proposal.facts)))
    if talk.state in {REVIEW, CONCLUSION}:
        left = [fact for fact in told if (fact in begun and fact not in whole) or _is_asked_late(talk, fact)]
        return interview.returned(talk, left[0]) if left else talk
    going_on = talk.state in STAGES and not talk.is_begun
    return interview.onward(talk) if going_on else talk


def _is_asked_late(talk: Talk, fact: str) -> bool:
    """Whether, with a conclusion drawn, something is still to be asked of all that is listed; the review offers it."""
    kind = registry.entries_of(talk, fact)
    return talk.state == CONCLUSION and kind is not None and bool(kind.closing(talk))
