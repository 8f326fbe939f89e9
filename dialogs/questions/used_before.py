"""Whether an outcome was used in an earlier review."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pydantic import JsonValue

from dialogs.engine.ask import Misread
from dialogs.engine.commands import bare
from dialogs.engine.talk import USED, Talk
from dialogs.language.answer.choice import read_yes_no
from dialogs.language.text.phrases import phrase
from dialogs.questions.entry import EntryOption, Given, Part
from dialogs.questions.frame import short
from dialogs.rendering.wording import say
from rules.notice.achievement_data import UsedBeforeData


def used_part(used: UsedBeforeData) -> Part:
    """Of one entry."""
    options = {
        "no": EntryOption(say("buttons.unused"), value=False),
        "yes": EntryOption(say("buttons.used"), value=True),
    }

    def read(text: str) -> Given | Misread:
        found = read_use(text)
        found = read_yes_no(text) if found is None else found
        names = [option.label for option in options.values()]
        return misread_use(text, names) if found is None else Given(found)

    return Part(USED, used.ask, (used.clause,), read, options, heeds=("denied", "former", "excepted"))


def read_use(text: str) -> bool | None:
    """Whether ``text`` says that something was used, or was not: 没用过, 没有了，用过, 评中级的时候用的, 第一次评."""
    said = bare(text)
    used = [key == "yes" for key in ("no", "yes") if phrase("used_before", key).fullmatch(said)]
    return used[0] if len(used) == 1 else None


def misread_use(text: str, names: Sequence[str]) -> Misread:
    """What would be right."""
    return Misread("misread.used", unread=short(text), names=names)


def marked(talk: Talk, fact: str, values: Mapping[int, bool | None]) -> Talk:
    """With the entries at some places said to have been used before, or not; null: it is not known."""
    if not values:
        return talk
    entries: list[JsonValue] = [
        {**entry, USED: values[place]} if place in values else entry
        for place, entry in enumerate(talk.entries(fact))
    ]
    return talk.answering(fact, entries)
