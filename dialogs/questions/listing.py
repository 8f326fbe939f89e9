"""What becomes of a list that is being made: an entry taken into it or dropped, and its end."""

from __future__ import annotations

from dataclasses import replace

from pydantic import JsonValue

from dialogs.engine.ask import Then
from dialogs.engine.machine import CHANGE, STAGES
from dialogs.engine.sub_question import Changing, Completing, Describing, Draft, Refilling
from dialogs.engine.talk import Talk
from dialogs.interview import interview
from dialogs.interview.relevance import relevant
from dialogs.questions.entry import Entries
from dialogs.questions.used_before import marked
from dialogs.rendering.wording import words


def is_whole(kind: Entries, talk: Talk) -> bool:
    """Whether the list was asked for as a whole, and not ended where what it has would do."""
    return is_ending(talk) or bool(kind.starts(talk))


def is_ending(talk: Talk) -> bool:
    """Whether nothing more is to be put into the list that is being made."""
    fact = talk.scratch.fact
    told = fact in talk.scratch.complete and fact in talk.scratch.unfinished
    return talk.scratch.ending or told


def is_done(kind: Entries, talk: Talk, fact: str) -> bool:
    """Whether nothing more is to be put into the list ``fact``, and nothing is to be asked of what is in it."""
    return is_ending(talk) and not kind.closing(talk) and lacking_entry(kind, talk, fact) is None


def ended(kind: Entries, talk: Talk, fact: str, *, whole: bool) -> Talk:
    """With the list closed, unless what was used before leaves a gap: then what would fill it is asked after all."""
    going_on = talk.noting(replace(talk.scratch.at(fact), ending=whole))
    lacks = lacking_entry(kind, going_on, fact) is not None or (not whole and fact in relevant(going_on))
    return going_on if talk.state in STAGES and lacks else closed(kind, fact)(talk)


def lacking_entry(kind: Entries, talk: Talk, fact: str) -> int | None:
    """The place of the first entry of which something is still to be asked."""
    drafts = [kind.draft(entry) for entry in talk.entries(fact)]
    lacking = (
        place
        for place, draft in enumerate(drafts)
        if kind.part(talk.asking(Completing(draft, place)), draft) is not None
    )
    return next(lacking, None)


def closed(kind: Entries, fact: str) -> Then:
    """Nothing more is listed; what was not said of all of it together is not known."""

    def then(talk: Talk) -> Talk:
        talk = marked(talk, fact, dict.fromkeys(kind.closing(talk)))
        unfinished = tuple(each for each in talk.scratch.unfinished if each != fact)
        listed: list[JsonValue] = [*talk.entries(fact)]
        return interview.answered(talk.noting(replace(talk.scratch, unfinished=unfinished)), fact, listed)

    return then


def put(kind: Entries, talk: Talk, fact: str, draft: Draft) -> Talk:
    """Go on with ``draft``, or list it when nothing more is to be asked about it."""
    talk = _describing(talk, draft)
    return talk if kind.part(talk, draft) else _listed(kind, talk, fact, draft)


def _describing(talk: Talk, draft: Draft) -> Talk:
    """With ``draft`` for what the entry that is being made is so far, or else for a new one."""
    sub = talk.scratch.sub
    return talk.asking(replace(sub, draft=draft) if isinstance(sub, Describing) else Describing(draft))


def _listed(kind: Entries, talk: Talk, fact: str, draft: Draft) -> Talk:
    """Take a complete entry into the list, in the place of the one that it replaces if it does."""
    entry = kind.entry(draft)
    listed: list[JsonValue] = [*talk.entries(fact)]
    place = talk.scratch.entry
    if place is None:
        listed.append(entry)
    else:
        listed[place] = entry
    alone = is_alone(talk)
    talk = talk.answering(fact, listed).asking(None)
    talk = talk if talk.state == CHANGE else talk.growing(fact)
    talk = talk.saying(words("questions.noted", line=kind.line(talk, entry)))
    if alone:
        return interview.onward(talk)
    certain = talk.state in STAGES and (is_done(kind, talk, fact) or kind.is_certain(talk))
    return closed(kind, fact)(talk) if certain else talk


def all_put(kind: Entries, talk: Talk, fact: str, drafts: list[Draft]) -> Talk:
    """List what one answer names; what each lacks is asked one after the other (:func:`registry.opened`)."""
    if len(drafts) == 1:
        return put(kind, talk, fact, drafts[0])
    listed: list[JsonValue] = [*talk.entries(fact), *[kind.entry(draft) for draft in drafts]]
    return talk.answering(fact, listed).at(fact).growing(fact)


def left_open(kind: Entries, talk: Talk, fact: str) -> Talk:
    """With nothing more asked of an entry that was told in passing: what it lacks is not known."""
    draft = dict(talk.scratch.draft or {})
    while (part := kind.part(talk, draft)) is not None:
        draft[part.key] = part.passed
    return _listed(kind, talk, fact, draft)


def stepped_back(kind: Entries, talk: Talk, fact: str, draft: Draft) -> Talk:
    """Without the last part; without the first one there is no entry any more.

    Of an entry that was told in passing only what was added since is taken back: what was told is confirmed.
    """
    sub = talk.scratch.sub
    told = kind.draft(talk.entries(fact)[sub.entry]) if isinstance(sub, Completing) else (kind.first,)
    added = [key for key in draft if key not in told]
    if added:
        return _describing(talk, {key: value for key, value in draft.items() if key != added[-1]})
    if isinstance(sub, Completing):  # to go back is not to say that it is not known
        return talk.asking(Changing(sub.entry, alone=False))
    return cancelled(kind, talk, fact)


def cancelled(kind: Entries, talk: Talk, fact: str) -> Talk:
    """Without the entry that was being made; what was listed stays listed, and what was told in passing told."""
    if isinstance(talk.scratch.sub, Completing):
        return left_open(kind, talk, fact)
    return interview.onward(talk) if is_alone(talk) else talk.at(fact).saying(words("questions.dropped"))


def is_alone(talk: Talk) -> bool:
    """Whether the entry that is being made was chosen in the review, where the talk returns."""
    return isinstance(talk.scratch.sub, Refilling) and talk.scratch.sub.alone
