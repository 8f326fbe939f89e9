"""What a message may say in two ways is asked, one doubt after the other, before its lines are confirmed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from dialogs.corrections.line_correction import by_question
from dialogs.corrections.list_correction import relisted
from dialogs.corrections.relisted import Changed, Gone
from dialogs.engine import commands
from dialogs.engine.ask import Ask, Misread, Offer, Then
from dialogs.engine.proposal import Proposal
from dialogs.engine.talk import Talk
from dialogs.interview import volunteered_facts
from dialogs.language.answer.choice import Nothing, One, core, read_choice, read_yes_no
from dialogs.language.text.normalize import plain
from dialogs.language.text.phrases import phrase
from dialogs.questions.frame import short
from dialogs.rendering.wording import say, words
from dialogs.steps.proposed_lines import dropped, field_name, settled

NEITHER: Final = "neither"


def ask(talk: Talk, proposal: Proposal) -> Ask:
    """Which of the readings of the first doubt it is; none of them leaves it to its own question."""
    doubt, *others = proposal.doubts
    rest = proposal.model_copy(update={"doubts": tuple(others)})
    later = rest.model_copy(update={"later": (*rest.later, doubt)})
    names = {str(n): option for n, option in enumerate(doubt.options, 1)}
    thens = {key: _with(rest, option) for key, option in names.items()}
    names[NEITHER], thens[NEITHER] = say("buttons.neither"), lambda now: settled(now, later)

    def read(text: str) -> Then | Misread:
        found = _chosen(text, names)
        return thens[found] if found else _instead(talk, proposal, rest, text) or _none_of(text, names)

    return Ask(
        question="doubt",
        text=lambda: words(
            "confirming.doubt",
            said=short(doubt.text),
            name=field_name(talk, doubt.field),
            options=doubt.options,
        ),
        read=read,
        offers=[Offer(key, names[key], then) for key, then in thens.items()],
        commands={
            **dict.fromkeys((commands.UNKNOWN, commands.SKIP, commands.BACK), thens[NEITHER]),
            **dict.fromkeys((commands.REVIEW, commands.CONCLUDE), _to_choose_first),
            commands.CANCEL: dropped,
        },
        shown=(commands.CANCEL,),
    )


def _chosen(text: str, names: Mapping[str, str]) -> str | None:
    """Which of the readings it is, by its number or its words; a yes or a no where there is one."""
    said = phrase("answers", "thanks").sub("", plain(text))
    if "2" not in names and (agreed := read_yes_no(said, to_do=True)) is not None:
        return "1" if agreed else NEITHER
    found = read_choice(text, names)
    if isinstance(found, Nothing):
        found = read_choice(core(text), names)
    return found.key if isinstance(found, One) else None


def _none_of(text: str, names: Mapping[str, str]) -> Misread:
    return Misread("misread.choice", unread=short(text), names=[*names.values()], more=())


def _instead(talk: Talk, proposal: Proposal, rest: Proposal, text: str) -> Then | None:
    """What answers the question behind the doubt, which 7年 does only of years; what speaks of that, or of others."""
    field, spoken = proposal.doubts[0].field, volunteered_facts.spoken_of(talk, text)
    is_told = not spoken or field == talk.scratch.fact
    told = by_question(talk, rest, field, text) if is_told else None
    if told is not None:
        return lambda now: settled(now, told)
    is_of_list = _relisted(talk, proposal, text) is not None
    if field.partition(".")[0] in spoken and not is_of_list:
        return _with(rest, text)
    if not spoken and not is_of_list:
        return None
    note = words("confirming.kept", said=short(text))
    return lambda now: _with(proposal, text)(now).saying(note)


def _with(left: Proposal, said: str) -> Then:
    """``left`` with what is said: of what is listed already that it is otherwise, else what a message says."""

    def then(talk: Talk) -> Talk:
        told = _relisted(talk, left, said)
        message = volunteered_facts.read(talk, said)
        return settled(talk, volunteered_facts.merged(talk, left, message) if told is None else told)

    return then


def _relisted(talk: Talk, proposal: Proposal, text: str) -> Proposal | None:
    """With what ``text`` says of what is listed already, where that is one thing."""
    found = relisted(talk.told(proposal.facts), text, asked=None)
    return found.within(proposal, text) if isinstance(found, Changed | Gone) else None


def _to_choose_first(talk: Talk) -> Talk:
    return talk.saying(words("confirming.to_choose_first")).asking_again()
