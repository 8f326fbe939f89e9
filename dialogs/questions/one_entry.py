"""Changing a list that is there: which entry, and what becomes of it."""

from __future__ import annotations

from pydantic import JsonValue

from dialogs.engine import commands
from dialogs.engine.ask import Ask, Misread, Offer, Then
from dialogs.engine.machine import STAGES
from dialogs.engine.sub_question import Changing, Refilling
from dialogs.engine.talk import Talk
from dialogs.interview import interview
from dialogs.language.answer.choice import core, read_choice
from dialogs.language.text.normalize import plain
from dialogs.language.text.phrases import phrase
from dialogs.questions.entry import Entries
from dialogs.questions.frame import chosen, nothing_of
from dialogs.questions.listing import lacking_entry
from dialogs.questions.numbered import read_numbered
from dialogs.questions.numbered_by_kind import numbered_by_kind
from dialogs.rendering.wording import say, table, words
from dialogs.session import SessionRefused


def picked_entry(kind: Entries, talk: Talk, fact: str) -> Ask:
    """Which of the entries is to be changed, by its number."""
    lines = [kind.line(talk, entry) for entry in talk.entries(fact)]

    def picked(place: int) -> Then:
        return lambda now: now.asking(Changing(place, alone=False))

    def read(text: str) -> Then | Misread:
        said = phrase("answers", "to_change").sub("", plain(text))
        found = read_numbered(numbered_by_kind(kind, talk, talk.entries(fact), said), len(lines))
        if found is not None and len(found.alone) == 1 and not found.said:
            return picked(found.alone[0] - 1)
        return nothing_of(text, [str(n) for n in range(1, len(lines) + 1)])

    return Ask(
        question=f"{fact}.entry",
        text=lambda: words("questions.pick", lines=lines),
        read=read,
        offers=[Offer(str(n), str(n + 1), picked(n), line=line) for n, line in enumerate(lines)],
        commands=dict.fromkeys((commands.BACK, commands.CANCEL, commands.SKIP), lambda now: now.at(fact)),
        shown=(commands.BACK,),
        numbered=False,
    )


def changed_entry(kind: Entries, talk: Talk, fact: str, place: int, *, alone: bool) -> Ask:
    """Fill the entry in anew, remove it, or leave it."""
    entries = talk.entries(fact)
    if place >= len(entries):
        raise SessionRefused(f"{fact} has no entry {place}")
    start = kind.start_of(entries[place])
    thens: dict[str, Then] = {
        "anew": lambda now: now.asking(Refilling(kind.begin(start), place, alone)),
        "remove": lambda now: _left(_removed(kind, now, fact, place), fact, alone=alone),
        "leave": lambda now: _left(now, fact, alone=alone),
    }
    names = {key: say(f"buttons.{key}") for key in thens}
    lacks = talk.state in STAGES and lacking_entry(kind, talk.at(fact), fact) is not None

    def read(text: str) -> Then | Misread:
        said = next(
            (key for key, others in table("understood.changes").items() if core(text) in others), None
        )
        return chosen(read_choice(text, names), thens, names, text) if said is None else thens[said]

    return Ask(
        question=f"{fact}.entry",
        text=lambda: words("questions.change_entry", line=kind.line(talk, entries[place])),
        read=read,
        offers=[Offer(key, names[key], then) for key, then in thens.items()],
        commands={
            **dict.fromkeys((commands.BACK, commands.CANCEL, commands.SKIP), thens["leave"]),
            **({commands.BACK: _before} if lacks else {}),
        },
        shown=(),
    )


def _before(talk: Talk) -> Talk:
    """What an entry lacks would be asked for again at once; it still is when the list comes up again."""
    return interview.before(talk) or talk.asking_again()


def _left(talk: Talk, fact: str, *, alone: bool) -> Talk:
    return interview.onward(talk) if alone else talk.at(fact)


def _removed(kind: Entries, talk: Talk, fact: str, place: int) -> Talk:
    """Of a list that is still being made nothing is known when its last entry goes; a complete one is empty."""
    entries = talk.entries(fact)
    gone = entries.pop(place)
    left: list[JsonValue] = [*entries]
    note = words("questions.removed", line=kind.line(talk, gone))
    unfinished = fact in talk.scratch.unfinished
    changed = talk.forgetting(fact) if unfinished and not left else talk.answering(fact, left)
    return changed.saying(note)
