"""One's work in words, and which of the notice's items it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from dialogs.engine import commands
from dialogs.engine.ask import Ask, Misread, Offer, Then
from dialogs.engine.sub_question import Recognising
from dialogs.engine.talk import Talk
from dialogs.language.answer.choice import Nothing, core, is_figure, read_choice, read_count, read_yes_no
from dialogs.language.question.enquiry import WorkItem, directions_for
from dialogs.questions.frame import answer, chosen, nothing_of, short, shown_commands
from dialogs.rendering.wording import say, words

_EXAMPLES = 2


def described(talk: Talk, text: str) -> Then | Misread:
    """With the items that ``text`` may describe noted."""
    found = () if is_figure(text) or read_count(text) == 0 else directions_for(talk.policy, text)
    if not found:
        return Misread("misread.work", unread=short(text), reason="no_such_work", examples=_examples(talk))
    note = words("questions.work_described", said=short(text))
    return lambda now: now.asking(Recognising(tuple(found))).saying(note)


def surely(talk: Talk, fact: str, text: str, direction: str) -> Then:
    """What is surely work of one direction answers with it, and the item is named: 渗透测试."""
    item = next((one.item for one in directions_for(talk.policy, text) if one.direction == direction), None)
    name = talk.policy.catalogue.directions[direction].name
    note = words("questions.work_taken", said=short(text), name=name, item=item)
    return lambda now: answer(fact, direction)(now.saying(note))


def _examples(talk: Talk) -> str:
    """Work of the first two directions, of each what no other has."""
    directions = talk.policy.catalogue.directions.values()
    everywhere = Counter(item for direction in directions for item in direction.items)
    own = ([item for item in direction.items if everywhere[item] == 1] for direction in directions)
    items = [each[-1] for each in own if each]
    return "".join(say("questions.quoted", said=item) for item in items[:_EXAMPLES])


def confirmed(talk: Talk, fact: str, candidates: Iterable[tuple[str, str]]) -> Ask:
    """Which of the notice's items it is; the answer is that item's direction."""
    directions = talk.policy.catalogue.directions
    works = [WorkItem(*pair) for pair in candidates if pair[0] in directions]
    names = {str(n): _name(talk, work) for n, work in enumerate(works)}
    thens: dict[str, Then] = {str(n): answer(fact, work.direction) for n, work in enumerate(works)}
    thens["neither"] = _neither
    names["neither"] = say("buttons.neither")

    own = {str(n): directions[work.direction].name for n, work in enumerate(works)}

    def read(text: str) -> Then | Misread:
        if len(works) == 1 and (agreed := read_yes_no(text)) is not None:
            return thens["0" if agreed else "neither"]
        found = read_choice(text, names)
        found = read_choice(core(text), own) if isinstance(found, Nothing) else found
        if not isinstance(found, Nothing):
            return chosen(found, thens, names, text)
        again = described(talk, text)
        return nothing_of(text, names.values()) if isinstance(again, Misread) else again

    return Ask(
        question=fact,
        text=lambda: words("questions.work", works=_clauses(talk, works)),
        read=read,
        offers=[Offer(key, names[key], then) for key, then in thens.items()],
        commands={commands.BACK: _neither, commands.CANCEL: _neither, commands.UNKNOWN: answer(fact, None)},
        shown=(*shown_commands(talk, fact, unknown=True)[:-1],),
        clauses=lambda: tuple(directions[work.direction].clause for work in works),
    )


def _neither(talk: Talk) -> Talk:
    return talk.asking(None)


def _name(talk: Talk, work: WorkItem) -> str:
    return say(
        "questions.work_named",
        item=work.item,
        direction=talk.policy.catalogue.directions[work.direction].name,
    )


def _clauses(talk: Talk, works: Sequence[WorkItem]) -> list[tuple[str, str, str]]:
    directions = talk.policy.catalogue.directions
    return [(work.item, directions[work.direction].name, directions[work.direction].clause) for work in works]
