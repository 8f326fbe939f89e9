"""Declarations that are put together: do all of these hold, and if not, which do not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pydantic import JsonValue

from dialogs.engine import commands
from dialogs.engine.ask import Ask, Misread, Offer, Then
from dialogs.engine.commands import bare
from dialogs.engine.sub_question import Marking
from dialogs.engine.talk import Talk
from dialogs.interview import interview
from dialogs.language.answer.choice import core, read_yes_no
from dialogs.language.answer.holding import none_holds, read_holds, some_fail
from dialogs.language.text.phrases import phrase
from dialogs.questions import yes_no
from dialogs.questions.frame import KEEP, heading, short, shown_commands, step_of
from dialogs.questions.numbered import NumberedAnswer, read_numbered
from dialogs.questions.reason import reason
from dialogs.questions.ticking import beside_ticks, leaving, toggled
from dialogs.rendering.wording import escape, listed, say, words
from dialogs.reply import Field
from rules.notice.person_data import FactData

TYPE = "yes_no"
QUESTION = "declared"
ALL = "all"
SOME = "some"
NEITHER = "none"
_HEEDED = frozenset({"denied", "no_title", "hedged", "either", "about", "former", "question", "excepted"})


def ask(talk: Talk, facts: tuple[str, ...]) -> Ask:
    """All on one page."""

    def some(now: Talk) -> Talk:
        return now.asking(Marking(facts, ()))

    thens: dict[str, Then] = {ALL: _taken(dict.fromkeys(facts, True)), SOME: some}
    if any(fact in talk.answers for fact in facts):
        thens[KEEP] = interview.onward

    def read(text: str) -> Then | Misread:
        alike = _of_all(text, facts)
        if alike is not None:
            return alike
        numbers = read_numbered(text, len(facts), yes=True)
        said = None
        if numbers is None and not phrase("answers", "some_of_them").search(text):
            said = False if some_fail(text) else read_yes_no(text)
        if said is not None:
            return thens[ALL if said else SOME]
        if numbers is None:
            return Misread("misread.declared", unread=short(text))
        if numbers.alone:
            return _which_way(numbers.alone)
        return _taken(_told(facts, numbers))

    return Ask(
        question=QUESTION,
        text=lambda: words(
            "questions.declarations",
            asked=say("questions.declared"),
            heading=heading(talk, facts[0], name=say(f"states.{talk.state}")),
            lines=[_line(talk, f) for f in facts],
        ),
        brief=lambda: escape(say("questions.declared")),
        read=read,
        offers=[Offer(key, say(f"buttons.declared.{key}"), then) for key, then in thens.items()],
        commands={
            commands.SKIP: lambda now: interview.passed_over(now, *facts),
            commands.UNKNOWN: _taken(dict.fromkeys(facts)),
        },
        shown=shown_commands(talk, facts[0], unknown=True),
        why=lambda: reason(talk, facts),
        progress=lambda: step_of(talk, facts[0]),
        fields=lambda: tuple(_field(talk, fact) for fact in facts),
        fill=lambda values: _filled(facts, values),
        heeds=_HEEDED,
    )


def which(talk: Talk, marking: Marking, facts: tuple[str, ...]) -> Ask:
    """Those that do not hold, by their numbers; what is not named holds."""
    names = [talk.policy.catalogue.facts[fact].name for fact in facts]

    def read(text: str) -> Then | Misread:
        alike = _of_all(text, facts)
        if alike is not None:
            return alike
        numbers = read_numbered(text, len(facts))
        named = _by_name(text, names) if numbers is None else None
        if named is not None:
            return _taken(_by_number(facts, {named: False}))
        if numbers is None:
            return Misread("misread.which_declared", unread=short(text), last=len(facts))
        told = beside_ticks(numbers, marking).values(len(facts), alone=False, otherwise=True)
        return _taken(_by_number(facts, told))

    offers = toggled(
        talk, marking, names, lambda chosen: _taken(_by_number(facts, dict.fromkeys(chosen, False)))
    )
    neither = Offer(NEITHER, say("buttons.declared.none"), _taken(dict.fromkeys(facts, False)))
    return Ask(
        question=QUESTION,
        text=lambda: words("questions.which_declared", names=names),
        brief=lambda: escape(say("questions.declared_which")),
        read=read,
        offers=[*offers, neither],
        commands=leaving(talk),
        shown=(commands.BACK,),
        numbered=False,
        fields=lambda: tuple(_field(talk, fact) for fact in facts),
        fill=lambda values: _filled(facts, values),
        heeds=_HEEDED,
    )


def _of_all(text: str, facts: Sequence[str]) -> Then | Misread | None:
    """What is said of all of them without a number; none where nothing is."""
    if none_holds(text) or read_holds(text):
        return _taken(dict.fromkeys(facts, not none_holds(text)))
    if bare(text) in listed("understood.numbered.either_way"):
        return Misread("misread.declared_either_way", said=short(text))
    return None


def _by_name(text: str, names: Sequence[str]) -> int | None:
    """The number of the one that ``text`` names by its characters: 高级工程师的业绩, 总则不符合."""
    said = phrase("answers", "unmet").sub("", core(text))
    own = [set(core(name)) for name in names]
    like = [number for number, name in enumerate(own, 1) if set(said) <= name] if len(said) > 1 else []
    same = [number for number in like if set(said) == own[number - 1]] or like
    return same[0] if len(same) == 1 else None


def _taken(values: Mapping[str, JsonValue]) -> Then:
    return lambda talk: interview.all_answered(talk, values)


def _by_number(facts: Sequence[str], numbers: Mapping[int, bool | None]) -> dict[str, JsonValue]:
    return {fact: numbers.get(number, True) for number, fact in enumerate(facts, 1)}


def _which_way(numbers: Sequence[int]) -> Misread:
    """A number by itself may be what holds, or what does not."""
    told = say("questions.list_comma").join(map(str, numbers))
    return Misread("misread.declared_alone", numbers=told, first=str(numbers[0]))


def _told(facts: Sequence[str], numbers: NumberedAnswer) -> dict[str, JsonValue]:
    """Who names what does not hold has named all of it; who names what does is asked of the rest."""
    whole = numbers.others or not all(numbers.said.values())
    found = numbers.values(len(facts), alone=False, otherwise=True) if whole else numbers.said
    return {facts[number - 1]: said for number, said in sorted(found.items())}


class _Line(NamedTuple):
    """One of the declarations: the clauses to judge oneself by, and the present answer."""

    data: FactData
    quotes: list[tuple[str, tuple[str, ...]]]
    shown: str | None


def _line(talk: Talk, fact: str) -> _Line:
    shown = yes_no.told(talk, fact, talk.answers[fact]) if fact in talk.answers else None
    return _Line(talk.policy.catalogue.facts[fact], yes_no.verbatim(talk, fact), shown)


def _field(talk: Talk, fact: str) -> Field:
    data = talk.policy.catalogue.facts[fact]
    options = [("yes", say("buttons.yes")), ("no", say("buttons.no"))]
    if data.unknown:
        options.append((commands.UNKNOWN, say("questions.unknown")))
    return Field(fact, data.ask, tuple(options))


_VALUES: Mapping[str, JsonValue] = {"yes": True, "no": False, commands.UNKNOWN: None}


def _filled(facts: Sequence[str], values: Mapping[str, str]) -> Then | Misread:
    if set(values) != set(facts) or not set(values.values()) <= _VALUES.keys():
        return Misread("misread.page")
    return _taken({fact: _VALUES[values[fact]] for fact in facts})
