"""What a message may say in two ways is asked, one doubt after the other, before its lines are confirmed."""

from __future__ import annotations

from typing import Final

from dialogs.engine import commands
from dialogs.engine.ask import Ask, Misread, Offer, Then
from dialogs.engine.proposal import Doubt, Proposal
from dialogs.engine.talk import Talk
from dialogs.interview import volunteered_facts
from dialogs.language.answer.choice import Nothing, One, core, read_choice, read_yes_no
from dialogs.language.text.normalize import plain
from dialogs.language.text.phrases import phrase
from dialogs.questions.frame import short
from dialogs.rendering.wording import say, words
from dialogs.steps.correcting import by_question
from dialogs.steps.proposed_lines import dropped, field_name, settled
from dialogs.steps.relisting import relisted

NEITHER: Final = "neither"


def ask(talk: Talk, proposal: Proposal, doubt: Doubt) -> Ask:
    """Which of the readings it is; none of them leaves it to its own question."""
    rest = proposal.model_copy(update={"doubts": proposal.doubts[1:]})

    def meant(said: str, left: Proposal = rest) -> Then:
        return lambda now: settled(now, _with(now, left, said))

    def neither(now: Talk) -> Talk:
        return settled(now, rest.model_copy(update={"later": (*rest.later, doubt)}))

    thens: dict[str, Then] = {str(n): meant(option) for n, option in enumerate(doubt.options, 1)}
    names = {str(n): option for n, option in enumerate(doubt.options, 1)}
    thens[NEITHER], names[NEITHER] = neither, say("buttons.neither")

    def read(text: str) -> Then | Misread:
        said = phrase("answers", "thanks").sub("", plain(text))
        if len(doubt.options) == 1 and (agreed := read_yes_no(said, to_do=True)) is not None:
            return thens["1"] if agreed else neither
        found = read_choice(text, names)
        if isinstance(found, Nothing):
            found = read_choice(core(text), names)
        if isinstance(found, One):
            return thens[found.key]
        told = _instead(talk, rest, doubt, text)
        if told is not None:
            return lambda now: settled(now, told)
        is_of_list = _relisted(talk, proposal, text) is not None
        if (spoken := volunteered_facts.spoken_of(talk, text)) or is_of_list:
            if doubt.field.split(".")[0] in spoken and not is_of_list:
                return meant(text)
            note = words("confirming.kept", said=short(text))
            return lambda now: meant(text, proposal)(now).saying(note)
        return Misread("misread.choice", unread=short(text), names=list(names.values()), more=())

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
            **dict.fromkeys((commands.UNKNOWN, commands.SKIP, commands.BACK), neither),
            **dict.fromkeys((commands.REVIEW, commands.CONCLUDE), _to_choose_first),
            commands.CANCEL: dropped,
        },
        shown=(commands.CANCEL,),
    )


def _instead(talk: Talk, rest: Proposal, doubt: Doubt, text: str) -> Proposal | None:
    """With what answers the question behind the doubt; 7年 is in doubt still, unless it is years that are asked for."""
    if volunteered_facts.spoken_of(talk, text) and doubt.field != talk.scratch.fact:
        return None
    return by_question(talk, rest, doubt.field, text)


def _with(talk: Talk, left: Proposal, said: str) -> Proposal:
    """``left`` with what is said: of what is listed already that it is otherwise, else what a message says."""
    told = _relisted(talk, left, said)
    return volunteered_facts.merged(talk, left, volunteered_facts.read(talk, said)) if told is None else told


def _relisted(talk: Talk, proposal: Proposal, text: str) -> Proposal | None:
    """With what ``text`` says of what is listed already, where that is one thing."""
    found = relisted(talk.told(proposal.facts), text, asked=None)
    is_told = found is not None and (found.entries is not None or found.is_gone)
    return found.put_into(proposal, text) if found is not None and is_told else None


def _to_choose_first(talk: Talk) -> Talk:
    return talk.saying(words("confirming.to_choose_first")).asking_again()
