"""What a person typed, held against the open question."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from dialogs.answers.hypothesis import Hypotheses
from dialogs.engine.ask import Ask, Misread, Then
from dialogs.engine.commands import bare, command
from dialogs.engine.machine import AFTERWARDS, CHANGE, CONCLUDED, STAGES
from dialogs.engine.talk import Talk
from dialogs.input import amending, asides
from dialogs.input.command_handlers import handler_of
from dialogs.input.hearing import heard
from dialogs.input.keyboard import keys, marked
from dialogs.interview import question_aside, volunteered_facts
from dialogs.interview.stated_goal import Aim, aimed, read_aim
from dialogs.language.answer.choice import is_figure, read_count
from dialogs.language.answer.tenure import is_of_a_title
from dialogs.language.message.taken_back import taken_back
from dialogs.language.text.length import MOST, is_longer
from dialogs.language.text.normalize import plain
from dialogs.language.text.phrases import phrase
from dialogs.rendering.wording import words
from dialogs.steps import conclusion, confirming, correcting

MESSAGE: Final = 12
"""From so many characters on, what speaks of several facts is no answer to one question."""


_ASKING: Final = "?？"


def interpreted(talk: Talk, asked: Ask, text: str) -> Talk:
    """``text`` taken: as a button's label or number, as a word that always works, else as what it says.

    What cannot be taken leaves everything as it is, says what would be right and asks again.
    """
    if is_longer(text):
        return talk.saying(words("misread.too_long", most=MOST)).asking_again()
    if not bare(text):
        return talk.saying(words("misread.empty")).asking_again()
    then = _as_button(asked, text) or _as_command(asked, text)
    if then is None and talk.state in AFTERWARDS:
        then = conclusion.way_on(talk, text)
    if then is not None:
        return then(talk)
    if is_figure(text):
        return _taken(talk, talk, text, asked.read(text))
    question = None if is_figure(text.rstrip(_ASKING)) else question_aside.question(talk, text)
    told = amending.amended(talk, text) or _as_own_question(talk, text, question)
    told = told or _as_message(talk, asked, text)
    return told or _as_answer(talk, asked, text, question)


def told_before(talk: Talk, text: str) -> Talk:
    """What was said before there was a question: answered if it asks, taken if it speaks of several facts."""
    if not bare(text) or is_longer(text):
        return talk
    question = question_aside.question(talk, text)
    return question_aside.enquired(talk, question) or _as_message(talk, None, text) or talk


def _as_own_question(talk: Talk, text: str, question: str | None) -> Talk | None:
    """A question about oneself, whatever facts its words repeat; before a conclusion a message of facts goes first."""
    if talk.state not in CONCLUDED and _speaks_of_several(talk, text):
        return None
    enquired = question_aside.enquired(talk, question, own=True)
    return None if enquired is None else enquired.asking_again()


def _as_message(talk: Talk, asked: Ask | None, text: str) -> Talk | None:
    """A goal of one's own, or a message of several facts; None when it is neither."""
    of_others = volunteered_facts.is_of_others(talk, text)
    begins = not (talk.answers or talk.scratch.proposal)
    if begins and (of_others or volunteered_facts.is_on_behalf(talk, text)):
        return _on_behalf(talk, asked, text)
    aim = None if of_others else read_aim(talk.policy, text, talk.today)
    if aim is not None:
        return _with_a_goal(talk, asked, aim, text)
    says = talk.scratch.proposal is None and _speaks_of_several(talk, text)
    return confirming.proposed(talk, volunteered_facts.proposal(talk, text)) if says else None


def _on_behalf(talk: Talk, asked: Ask | None, text: str) -> Talk | None:
    """A first message about somebody else: it is about that one from here on, and that is said."""
    for_another = volunteered_facts.is_on_behalf(talk, text)
    told = _as_message(talk.noting(replace(talk.scratch, behalf=True)), asked, text)
    if told is None or told.scratch.proposal is not None:
        return told
    return told.saying(words("conversation.on_behalf")) if for_another else None


def _with_a_goal(talk: Talk, asked: Ask | None, aim: Aim, text: str) -> Talk:
    """What is said beside it answers the question ``asked``, where the goal leaves that open; several facts are put
    before one, with that answer among them.
    """
    told = aimed(talk, aim)
    says = volunteered_facts.said(told, volunteered_facts.read(told, text))
    is_open = asked is not None and asked.heeds is not None and told.scratch.fact == talk.scratch.fact
    together = talk.scratch.fact in says and _speaks_of_several(talk, text)
    if asked and is_open and aim.beside and not together:
        unheard, read = heard(told, asked, aim.beside)
        if not isinstance(read, Misread):
            noted = volunteered_facts.with_circumstances(told, aim.beside)
            return _taken(told, confirming.not_used(noted, unheard), aim.beside, read)
    proposal = volunteered_facts.proposal(told, text)
    if told.scratch.proposal or not (proposal.facts or proposal.doubts):
        return told
    left = tuple(one for one in proposal.unheard if read_aim(talk.policy, one.text, talk.today) is None)
    return confirming.proposed(told, proposal.model_copy(update={"unheard": left}))


def _as_answer(talk: Talk, asked: Ask, text: str, question: str | None) -> Talk:
    """A question about the notice, or an answer to the open question, or what is said in passing."""
    noted = volunteered_facts.with_circumstances(talk, text)
    enquired = question_aside.enquired(noted, question)
    if enquired is not None:
        return enquired.asking_again()
    if asked.heeds is None and (aside := asides.of_others(noted, text) or _in_short(asked, noted, text)):
        return aside
    unheard, read = heard(talk, asked, text)
    if (right := amending.put_right(noted, asked, text, read)) is not None:
        return right
    return _taken(talk, confirming.not_used(noted, unheard), text, read)


def _in_short(asked: Ask, noted: Talk, text: str) -> Talk | None:
    """那硕士呢, where nothing is asked for that it could answer; what is supposed at length has a step of its own."""
    said = bare(text)
    is_further = phrase("intents", "further").fullmatch(said) and not Hypotheses(noted.policy).is_one(said)
    return asides.supposed(noted, text) if is_further or asked.question == "review" else None


def _taken(talk: Talk, noted: Talk, text: str, read: Then | Misread) -> Talk:
    """With the answer to the open question that ``text`` was ``read`` as; else what is said in passing."""
    if not isinstance(read, Misread):
        return _with_the_others(talk, read(noted), text)
    if (aside := asides.courtesy(noted, text) or asides.supposed(noted, text)) is not None:
        return aside
    unclear = noted.asked("unclear") if question_aside.is_question(text) else noted
    if read.is_of_parts or volunteered_facts.read(talk, text).is_document:
        why = read.why if read.is_of_parts else words("misread.document")
        return unclear.saying(why).asking_again()
    elsewhere = (
        None
        if read.is_taken_back and not (_tells_of_another(talk, text) or _tells_of_several(talk, text))
        else _told_in_passing(talk, text, read)
    )
    unlisted = [one for one in volunteered_facts.unheard(talk, text) if one.why == "not_in_notice"]
    if elsewhere is None and unlisted and read.is_blank and not read.is_taken_back:
        return confirming.not_used(unclear, unlisted).asking_again()  # 3项软著
    return elsewhere or unclear.saying(read.why).asking_again()


def _with_the_others(asked: Talk, answered: Talk, text: str) -> Talk:
    """With what the answer says of other questions put before the person: 硕士 8年, where the degree was asked for."""
    held = asked.scratch
    if asked.state not in STAGES or held.fact is None or held.draft or held.proposal or is_figure(text):
        return answered
    own = held.fact.split(".")[0]
    if not volunteered_facts.spoken_of(answered, text) - {own}:
        return answered
    told = volunteered_facts.proposal(answered, text).beside(own)
    return confirming.proposed(answered, told) if told.facts or told.doubts else answered


def _tells_of_another(talk: Talk, text: str) -> bool:
    """Whether what is no answer to the open question says something of another fact than that."""
    asked = (talk.scratch.fact or "").partition(".")[0]
    return bool(volunteered_facts.spoken_of(talk, text) - {asked})


def _tells_of_several(talk: Talk, text: str) -> bool:
    """Whether one of several things that it lists is taken back: 两项专利，一项在审一项授权."""
    fact, reading = talk.scratch.fact or "", volunteered_facts.read(talk, text)
    message = volunteered_facts.message_of(talk, text)
    taken = [message.text[part.start : part.end] for part in taken_back(message)]
    besides = any(doubt.options and all(doubt.text not in part for part in taken) for doubt in reading.unsure)
    if besides:
        return True  # 没有论文，有两个专利
    options = [option for doubt in reading.unsure for option in doubt.options]
    told = (
        volunteered_facts.said(talk, volunteered_facts.read(talk, one)).get(fact) for one in (text, *options)
    )
    return any(isinstance(entries, list) and len(entries) > 1 for entries in told)


def _speaks_of_several(talk: Talk, text: str) -> bool:
    """Whether it surely says one thing at least, and speaks of two."""
    if len(bare(text)) < MESSAGE:
        return False
    reading = volunteered_facts.read(talk, text)
    several = reading.is_document or len(volunteered_facts.spoken_of(talk, text)) > 1
    return several and bool(volunteered_facts.said(talk, reading))


def _told_in_passing(talk: Talk, text: str, read: Misread) -> Talk | None:
    """What is no answer to the open question may be one to another."""
    if talk.scratch.proposal is not None or talk.scratch.confirming:
        return None
    dated = correcting.dated(talk, correcting.recorded(talk), plain(text).strip(), got=is_of_a_title(text))
    if dated is not None and talk.state in {*STAGES, CHANGE} and talk.scratch.draft is None:
        new = {fact: value for fact, value in dated.facts.items() if talk.answers.get(fact) != value}
        return confirming.proposed(talk, dated.model_copy(update={"facts": new}))
    reading = volunteered_facts.read(talk, text)
    may_be = read.is_blank or talk.state not in {*STAGES, CHANGE}
    elsewhere = may_be and any(doubt.options for doubt in reading.unsure)
    if not volunteered_facts.said(talk, reading) and not elsewhere:
        return None
    return confirming.proposed(talk, volunteered_facts.proposal(talk, text))


def _as_button(asked: Ask, text: str) -> Then | None:
    """By its label, or by its number, which the words that are buttons have as well."""
    said = bare(text)
    labelled = next((offer.then for offer in asked.offers if bare(marked(offer)) == said), None)
    if labelled is not None or not (asked.numbered and said.isdecimal()):
        return labelled
    number, buttons = read_count(said), keys(asked)
    return buttons[number - 1].offer.then if isinstance(number, int) and 1 <= number <= len(buttons) else None


def _as_command(asked: Ask, text: str) -> Then | None:
    said = command(text)
    return None if said is None else handler_of(asked, said)
