"""The questions about a list: begin an entry, its parts one by one, and then another or no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogs.engine import commands
from dialogs.engine.ask import Ask, Misread, Offer
from dialogs.engine.layout import rows
from dialogs.engine.machine import CHANGE, STAGES
from dialogs.interview import interview
from dialogs.interview.relevance import relevant
from dialogs.interview.volunteered_facts import one_entry
from dialogs.language.answer.choice import read_count, read_yes_no
from dialogs.questions.entry import Given
from dialogs.questions.frame import chosen, fact_commands, heading, shown_commands
from dialogs.questions.one_entry import changed_entry, picked_entry
from dialogs.rendering.wording import escape, listed, say, words

if TYPE_CHECKING:
    from pydantic import JsonValue

    from dialogs.engine.ask import Then
    from dialogs.engine.talk import Draft, Talk
    from dialogs.questions.entry import Entries, Part
    from dialogs.rendering.wording import Markdown

NONE = "none"
DONE = "done"
PICK = "pick"


def ask(kind: Entries, talk: Talk, fact: str) -> Ask:
    """Whichever question about the list is open."""
    scratch = talk.scratch
    if scratch.draft is not None:
        part = kind.part(talk, scratch.draft)
        if part is not None:
            return _part(kind, talk, fact, part)
    if scratch.entry is not None:
        return changed_entry(kind, talk, fact)
    return picked_entry(kind, talk, fact) if scratch.picking else _next_entry(kind, talk, fact)


def _next_entry(kind: Entries, talk: Talk, fact: str) -> Ask:
    """How the next entry begins, or that there is none."""
    data = talk.policy.catalogue.facts[fact]
    entries = talk.entries(fact)
    names = dict(kind.starts(talk))
    thens: dict[str, Then] = {key: _begun(kind, fact, key) for key in names}
    closing = DONE if entries else NONE
    names[closing] = say(f"buttons.{closing}")
    thens[closing] = _closed(fact)
    if entries:
        names[PICK] = say("buttons.pick")
        thens[PICK] = lambda now: now.noting(picking=True)

    def read(text: str) -> Then | Misread:
        if _no_more(text):
            return thens[closing]
        entry = one_entry(talk, fact, text)
        if entry is not None and kind.start_of(entry) in names:
            return lambda now: put(kind, now, fact, kind.draft(entry))
        found = kind.read_start(talk, text)
        return chosen(found, thens, names, text)

    return Ask(
        question=fact,
        text=lambda: words(
            kind.template,
            heading=heading(talk, fact),
            fact=data,
            clauses=data.clauses,
            lines=[kind.line(talk, entry) for entry in entries],
            remark=kind.remark(talk),
        ),
        brief=lambda: escape(say("questions.more") if entries else data.ask),
        read=read,
        offers=rows([Offer(key, names[key], then) for key, then in thens.items()]),
        commands={**fact_commands(talk, fact), **_with_entries(fact, entries)},
        shown=shown_commands(talk, fact, unknown=data.unknown and not entries),
        clauses=lambda: tuple(data.clauses),
    )


def _no_more(text: str) -> bool:
    said = commands.bare(text)
    nothing = said in listed("understood.endings") or said in listed("understood.nothing")
    return nothing or read_count(text) == 0 or read_yes_no(text) is False


def _with_entries(fact: str, entries: list[dict[str, JsonValue]]) -> dict[str, Then]:
    """Once something is listed, to pass over the question or not to know ends the list as it stands."""
    closed = _closed(fact)
    return {commands.SKIP: closed, commands.UNKNOWN: closed} if entries else {}


def _closed(fact: str) -> Then:
    def then(talk: Talk) -> Talk:
        unfinished = tuple(each for each in talk.scratch.unfinished if each != fact)
        listed: list[JsonValue] = [*talk.entries(fact)]
        return interview.answered(talk.noting(unfinished=unfinished), fact, listed)

    return then


def _begun(kind: Entries, fact: str, key: str) -> Then:
    def then(talk: Talk) -> Talk:
        return put(kind, talk, fact, kind.begin(key))

    return then


def put(kind: Entries, talk: Talk, fact: str, draft: Draft) -> Talk:
    """Go on with ``draft``, or list it when nothing more is to be asked about it."""
    talk = talk.noting(draft=draft)
    return talk if kind.part(talk, draft) else _listed(kind, talk, fact, draft)


def _listed(kind: Entries, talk: Talk, fact: str, draft: Draft) -> Talk:
    """Take a complete entry into the list, in the place of the one that it replaces if it does."""
    entry = kind.entry(draft)
    listed: list[JsonValue] = [*talk.entries(fact)]
    place = talk.scratch.entry
    if place is None:
        listed.append(entry)
    else:
        listed[place] = entry
    alone = talk.scratch.alone
    unfinished = talk.scratch.unfinished
    if talk.state != CHANGE and fact not in unfinished:
        unfinished = (*unfinished, fact)
    talk = talk.answering(fact, listed).at(fact).noting(unfinished=unfinished)
    talk = talk.saying(words("questions.noted", line=kind.line(talk, entry)))
    if alone:
        return interview.onward(talk)
    certain = talk.state in STAGES and fact not in relevant(talk)
    return _closed(fact)(talk) if certain else talk


def _part(kind: Entries, talk: Talk, fact: str, part: Part) -> Ask:
    """One question about the entry that is being made."""
    draft = talk.scratch.draft or {}

    def given(value: JsonValue, note: Markdown | None = None) -> Then:
        def then(now: Talk) -> Talk:
            return put(kind, now if note is None else now.saying(note), fact, {**draft, part.key: value})

        return then

    thens = {key: given(option.value) for key, option in part.options.items()}

    def read(text: str) -> Then | Misread:
        found = part.read(text)
        return given(found.value, found.note) if isinstance(found, Given) else found

    told: dict[str, Then] = {
        commands.SKIP: given(part.passed),
        commands.BACK: lambda now: _stepped_back(kind, now, fact, draft),
        commands.CANCEL: lambda now: (
            _left_open(kind, now, fact) if now.scratch.completing else _dropped(now, fact)
        ),
    }
    if part.unknown:
        told[commands.UNKNOWN] = given(None)
    return Ask(
        question=f"{fact}.{part.key}",
        text=lambda: words(
            "questions.part",
            fact=talk.policy.catalogue.facts[fact].name,
            start=kind.starts(talk).get(kind.start_of(draft), ""),
            part=part,
            clauses=part.clauses,
        ),
        brief=lambda: escape(part.ask),
        read=read,
        offers=rows([Offer(key, option.label, thens[key]) for key, option in part.options.items()]),
        commands=told,
        shown=(
            *((commands.UNKNOWN,) if part.unknown else ()),
            commands.BACK,
            commands.CANCEL,
            commands.WHY,
        ),
        clauses=lambda: part.clauses,
        numbered=part.numbered,
    )


def _left_open(kind: Entries, talk: Talk, fact: str) -> Talk:
    """With nothing more asked of an entry that was told in passing: what it lacks is not known."""
    draft = dict(talk.scratch.draft or {})
    while (part := kind.part(talk, draft)) is not None:
        draft[part.key] = part.passed
    return _listed(kind, talk, fact, draft)


def _stepped_back(kind: Entries, talk: Talk, fact: str, draft: Draft) -> Talk:
    """Without the last part; without the first one there is no entry any more.

    Of an entry that was told in passing only what was added since is taken back: what was told is confirmed.
    """
    scratch = talk.scratch
    told = kind.draft(talk.entries(fact)[scratch.entry or 0]) if scratch.completing else {}
    added = [key for key in draft if key not in told]
    if scratch.completing and not added:
        return _left_open(kind, talk, fact)
    left = {key: value for key, value in draft.items() if key != added[-1]}
    return talk.noting(draft=left) if left else _dropped(talk, fact)


def _dropped(talk: Talk, fact: str) -> Talk:
    """Without the entry that was being made; what was listed stays listed."""
    if talk.scratch.alone:
        return interview.onward(talk)
    return talk.at(fact).saying(words("questions.dropped"))
