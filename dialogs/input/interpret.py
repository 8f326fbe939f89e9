"""What a person typed, held against the open question."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from dialogs.answers.hypothesis import Hypotheses
from dialogs.corrections import amending
from dialogs.engine.ask import Ask, Misread, Then
from dialogs.engine.commands import bare, command
from dialogs.engine.machine import AFTERWARDS, CONCLUDED
from dialogs.engine.talk import Talk
from dialogs.input import asides
from dialogs.input.command_handlers import handler_of
from dialogs.input.hearing import heard
from dialogs.input.in_passing import speaks_of_several, told_in_passing, with_the_others
from dialogs.input.keyboard import keys, marked
from dialogs.interview import question_aside, volunteered_facts
from dialogs.interview.stated_goal import Aim, aimed, read_aim
from dialogs.language.answer.choice import is_figure, read_count
from dialogs.language.text.length import MOST, is_longer
from dialogs.language.text.phrases import phrase
from dialogs.rendering.wording import words
from dialogs.steps import conclusion, confirming

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
    if talk.state not in CONCLUDED and speaks_of_several(talk, text):
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
    says = talk.scratch.proposal is None and speaks_of_several(talk, text)
    return volunteered_facts.proposed(talk, volunteered_facts.proposal(talk, text)) if says else None


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
    together = talk.scratch.fact in says and speaks_of_several(talk, text)
    if asked and is_open and aim.beside and not together:
        unheard, read = heard(told, asked, aim.beside)
        if not isinstance(read, Misread):
            noted = volunteered_facts.with_circumstances(told, aim.beside)
            return _taken(told, confirming.not_used(noted, unheard), aim.beside, read)
    proposal = volunteered_facts.proposal(told, text)
    if told.scratch.proposal or not (proposal.facts or proposal.doubts):
        return told
    left = tuple(one for one in proposal.unheard if read_aim(talk.policy, one.text, talk.today) is None)
    return volunteered_facts.proposed(told, proposal.model_copy(update={"unheard": left}))


def _as_answer(talk: Talk, asked: Ask, text: str, question: str | None) -> Talk:
    """A question about the notice, or an answer to the open question, or what is said in passing."""
    noted = volunteered_facts.with_circumstances(talk, text)
    enquired = question_aside.enquired(noted, question)
    if enquired is not None:
        return enquired.asking_again()
    if asked.heeds is None and not _puts_right(talk, asked, text):
        aside = asides.of_others(noted, text) or _in_short(asked, noted, text)
        if aside is not None:
            return aside
    unheard, read = heard(talk, asked, text)
    if (right := amending.put_right(noted, asked, text, read)) is not None:
        return right
    return _taken(talk, confirming.not_used(noted, unheard), text, read)


def _puts_right(talk: Talk, asked: Ask, text: str) -> bool:
    """Whether it is taken for one of the lines that wait to be confirmed: 论文有一篇是同事的."""
    return talk.scratch.proposal is not None and not isinstance(asked.read(text), Misread)


def _in_short(asked: Ask, noted: Talk, text: str) -> Talk | None:
    """那硕士呢, where nothing is asked for that it could answer; what is supposed at length has a step of its own."""
    said = bare(text)
    is_further = phrase("intents", "further").fullmatch(said) and not Hypotheses(noted.policy).is_one(said)
    return asides.supposed(noted, text) if is_further or asked.question == "review" else None


def _taken(talk: Talk, noted: Talk, text: str, read: Then | Misread) -> Talk:
    """With the answer to the open question that ``text`` was ``read`` as; else what is said in passing."""
    if not isinstance(read, Misread):
        return with_the_others(talk, read(noted), text)
    if (aside := asides.courtesy(noted, text) or asides.supposed(noted, text)) is not None:
        return aside
    unclear = noted.asked("unclear") if question_aside.is_question(text) else noted
    if read.is_of_parts or volunteered_facts.read(talk, text).is_document:
        why = read.why if read.is_of_parts else words("misread.document")
        return unclear.saying(why).asking_again()
    if (elsewhere := told_in_passing(talk, text, read)) is not None:
        return elsewhere
    apart = [one for one in volunteered_facts.unheard(talk, text) if one.why in {"not_in_notice", "pending"}]
    if apart and read.is_blank and not read.is_taken_back:
        return confirming.not_used(unclear, apart).asking_again()  # 3项软著
    return unclear.saying(volunteered_facts.caveats(talk, text) or read.why).asking_again()


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
