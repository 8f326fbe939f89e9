"""如果……: today and what would be side by side; nothing is stored until 采用 is pressed."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import JsonValue

from dialogs.engine import commands
from dialogs.engine.ask import Ask, Misread, Offer, Then
from dialogs.engine.sub_question import Supposing
from dialogs.engine.talk import Talk
from dialogs.language.answer.choice import read_yes_no
from dialogs.questions.frame import examples_of, short
from dialogs.rendering.wording import say, words
from dialogs.results import suppositions
from dialogs.results.cheapest_remedies import cheapest
from dialogs.results.level_told import LevelTold
from dialogs.results.suppositions import Supposition
from rules.wording.markdown import Markdown


def ask(talk: Talk) -> Ask:
    """What to suppose; or, of what was supposed, whether to take it over."""
    sub = talk.scratch.sub
    return _adopted(talk, sub.supposed) if isinstance(sub, Supposing) else _choose(talk)


def _choose(talk: Talk) -> Ask:
    offered, examples = cheapest(talk), examples_of(talk).supposed

    def read(text: str) -> Then | Misread:
        found = suppositions.read(talk, text)
        return not_supposed(talk, text) if found is None else shown(found)

    return Ask(
        question="what_if",
        text=lambda: words("what_if.page", offered=[one.name for one in offered], examples=examples),
        brief=lambda: words("what_if.again"),
        read=read,
        offers=[Offer(str(n), str(n), shown(one), line=one.name) for n, one in enumerate(offered, 1)],
        commands={commands.CANCEL: _left},
        shown=(commands.BACK,),
        numbered=False,
    )


def not_supposed(talk: Talk, text: str) -> Misread:
    """Why nothing comes of what ``text`` supposes: it adds to what is not told yet, or is not understood."""
    untold = suppositions.untold(talk, text)
    if untold is not None:
        return Misread("misread.what_if_untold", said=short(text), name=untold)
    return Misread("misread.what_if", said=short(text), example=examples_of(talk).supposed[0])


def _left(talk: Talk) -> Talk:
    return talk.following("back").at(None)


def shown(supposition: Supposition) -> Then:
    """Each level before and after; what can be taken over waits for a word."""

    def then(talk: Talk) -> Talk:
        comparison = supposition.compared(talk)
        note = words(
            "what_if.compared",
            name=supposition.name,
            levels=comparison.levels,
            changed=comparison.changed,
            left_open=comparison.left_open,
        )
        takes = supposition.answers and not supposition.later
        return talk.saying(note).asking(Supposing(supposition.answers) if takes else None)

    return then


def _adopted(talk: Talk, supposed: Mapping[str, JsonValue]) -> Ask:
    def adopt(now: Talk) -> Talk:
        for fact, value in supposed.items():
            now = now.answering(fact, value)
        return _left(now).saying(words("what_if.adopted"))

    def leave(now: Talk) -> Talk:
        return now.asking(None).saying(words("what_if.not_adopted"))

    thens: dict[str, Then] = {"adopt": adopt, "drop": leave}
    names = {key: say(f"buttons.{key}") for key in thens}

    def read(text: str) -> Then | Misread:
        said = read_yes_no(text, to_do=True)
        if said is not None:
            return adopt if said else leave
        found = suppositions.supposed(talk, text)
        if found is not None:
            return shown(found)
        return Misread("misread.conclusion", said=short(text), names=list(names.values()))

    def why() -> Markdown:
        """What each level that is not open then still lacks, with its clauses."""
        then = talk.told(supposed).assess()
        return words("what_if.why", levels=[LevelTold(one) for one in then.above])

    return Ask(
        question="supposed",
        text=lambda: words("what_if.adopt"),
        why=why,
        read=read,
        offers=[Offer(key, names[key], then) for key, then in thens.items()],
        commands=dict.fromkeys((commands.BACK, commands.CANCEL, commands.SKIP), leave),
    )
