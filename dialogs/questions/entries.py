"""The questions about a list: begin an entry, its parts one by one, and then another or no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogs.engine import commands
from dialogs.engine.ask import Ask, Misread, Offer
from dialogs.engine.layout import rows
from dialogs.language.answer.choice import read_count, read_yes_no
from dialogs.language.answer.no_more import is_all
from dialogs.questions.entry import Given
from dialogs.questions.frame import chosen, examples_of, fact_commands, heading, shown_commands, step_of
from dialogs.questions.listing import (
    all_put,
    closed,
    dropped,
    ended,
    is_ending,
    is_whole,
    left_open,
    put,
    stepped_back,
)
from dialogs.questions.one_entry import changed_entry, picked_entry
from dialogs.questions.reason import reason, reason_of_clause
from dialogs.questions.several_entries import COUNT, several_entries
from dialogs.questions.ticking import counted, ticks
from dialogs.questions.used_before import marked, misread_use, read_use, which_used
from dialogs.rendering.wording import escape, listed, say, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import JsonValue

    from dialogs.engine.ask import Then
    from dialogs.engine.talk import Draft, Talk
    from dialogs.questions.entry import Entries, Part
    from dialogs.rendering.wording import Markdown

NONE = "none"
DONE = "done"
PICK = "pick"
NONE_USED = "none_used"
SOME_USED = "some_used"
_OF_ONE = {NONE_USED: "unused", SOME_USED: "used"}
"""What the same is called where one entry is listed."""


def ask(kind: Entries, talk: Talk, fact: str) -> Ask:
    """Whichever question about the list is open."""
    scratch = talk.scratch
    if scratch.draft is not None:
        part = kind.part(talk, scratch.draft) or kind.last_part(talk, scratch.draft)
        if part is not None:
            return _part(kind, talk, fact, part)
    if scratch.entry is not None:
        return changed_entry(kind, talk, fact)
    if scratch.marking:
        whole = is_whole(kind, talk.noting(marking=False))
        return which_used(
            kind, talk, fact, kind.closing(talk), lambda now: ended(kind, now, fact, whole=whole)
        )
    return picked_entry(kind, talk, fact) if scratch.picking else _next_entry(kind, talk, fact)


def _next_entry(kind: Entries, talk: Talk, fact: str) -> Ask:
    """How the next entry begins, or that there is none; then what is asked of all of them together."""
    data = talk.policy.catalogue.facts[fact]
    entries = talk.entries(fact)
    asked_together = kind.closing(talk)
    names = {} if is_ending(talk) else dict(kind.starts(talk))
    may_grow = bool(names)
    thens: dict[str, Then] = {key: _begun(kind, fact, key) for key in names}
    growing = counted(talk, dict(thens), dict(names), lambda now: _all_ticked(kind, now, talk, fact))
    endings = {} if ticks(talk) else _endings(kind, talk, fact, asked_together)
    for key, then in endings.items():
        alone = _OF_ONE.get(key, key) if len(asked_together) == 1 else key
        names[key] = say(f"buttons.{alone}")
        thens[key] = then

    def read(text: str) -> Then | Misread:
        used = read_use(text) if asked_together else None
        if used is not None:
            return thens[SOME_USED if used else NONE_USED]
        if asked_together and not may_grow:
            said = read_yes_no(text)
            return (
                misread_use(text, [names[NONE_USED], names[SOME_USED]])
                if said is None
                else thens[SOME_USED if said else NONE_USED]
            )
        if _no_more(text):
            return _last_word(
                kind, talk, fact, _to_the_end if asked_together else thens.get(DONE if entries else NONE)
            )
        at_once = _at_once(kind, talk, fact, text, names)
        if at_once is not None:
            return at_once
        if read_yes_no(text):
            return Misread(words("questions.which"))
        presses = {offer.key: offer.press for offer in growing if offer.press and ticks(talk)}
        return chosen(kind.read_start(talk, text), thens | presses, names, text)

    asked = _in_brief(talk, fact, may_grow=may_grow, asked_together=asked_together)
    return Ask(
        question=fact,
        text=lambda: words(
            kind.template,
            heading=heading(talk, fact),
            fact=data,
            clauses=data.clauses,
            lines=[kind.line(talk, entry) for entry in entries],
            remark=kind.remark(talk),
            asked=asked,
            used=bool(asked_together),
            ticked=[kind.line(talk, kind.entry(draft)) for draft in _ticked(kind, talk)],
            examples=examples_of(talk),
        ),
        brief=lambda: escape(asked),
        read=read,
        offers=rows([*growing, *(Offer(key, names[key], thens[key]) for key in endings)]),
        commands={**fact_commands(talk, fact), **_with_entries(kind, fact, entries)},
        shown=shown_commands(talk, fact, unknown=data.unknown and (not entries or bool(asked_together))),
        clauses=lambda: tuple(data.clauses),
        why=lambda: reason(talk, [fact]),
        progress=lambda: step_of(talk, fact),
    )


def _at_once(kind: Entries, talk: Talk, fact: str, text: str, names: Mapping[str, str]) -> Then | None:
    """What one answer names, put in with all that is ticked; bare names are ticked as well, as by a press."""
    told = several_entries(kind, talk, fact, text)
    keys = [kind.start_of(draft) for draft in told]
    if not told or any(key not in names for key in keys):
        return None
    if ticks(talk) and told == [kind.begin(key) for key in keys]:
        return lambda now: now.noting(ticked=(*now.scratch.ticked, *keys))
    whole = (fact,) if is_all(text, talk.policy.catalogue.facts[fact].type) else ()
    drafts = [*_ticked(kind, talk), *told]
    return lambda now: all_put(
        kind, now.noting(complete=(*now.scratch.complete, *whole), ticked=()), fact, drafts
    )


def _ticked(kind: Entries, talk: Talk) -> list[Draft]:
    """An entry for each thing chosen; what is counted, with how many."""
    drafts: list[Draft] = []
    for key, n in ticks(talk).items():
        drafts += [{**kind.begin(key), COUNT: n}] if kind.counted else [kind.begin(key)] * n
    return drafts


def _all_ticked(kind: Entries, now: Talk, asked: Talk, fact: str) -> Talk:
    """With all that was chosen put in; what is not counted is all that there is."""
    whole = () if kind.counted else (fact,)
    now = now.noting(ticked=(), complete=(*now.scratch.complete, *whole))
    return all_put(kind, now, fact, _ticked(kind, asked))


def _last_word(kind: Entries, talk: Talk, fact: str, otherwise: Then | None) -> Then:
    """There is no more: what is ticked is put in; without that, ``otherwise``."""
    if otherwise is None or ticks(talk):
        return lambda now: _all_ticked(kind, now, talk, fact)
    return otherwise


def _in_brief(talk: Talk, fact: str, *, may_grow: bool, asked_together: tuple[int, ...]) -> str:
    entries = talk.entries(fact)
    if not entries:
        return talk.policy.catalogue.facts[fact].ask
    data = talk.policy.catalogue.used_before
    used = data.ask if data else ""
    if 0 < len(asked_together) < len(entries):
        numbers = say("questions.or").join(str(place + 1) for place in asked_together)
        used = say("questions.used_of_some", numbers=numbers, used=used)
    if not may_grow:
        return used
    if asked_together:
        return say("questions.more_or_used", used=used)
    return say(f"questions.more.{talk.policy.catalogue.facts[fact].type}")


def _endings(kind: Entries, talk: Talk, fact: str, asked_together: tuple[int, ...]) -> dict[str, Then]:
    """How the list ends, and what else can be done with what is in it."""
    whole = is_whole(kind, talk)
    if not talk.entries(fact):
        return {NONE: closed(kind, fact)}
    endings: dict[str, Then] = {DONE: closed(kind, fact)}
    if asked_together:
        endings = {
            NONE_USED: lambda now: ended(
                kind, marked(now, fact, dict.fromkeys(asked_together, False)), fact, whole=whole
            ),
            SOME_USED: lambda now: _some_used(kind, now, fact, asked_together, whole=whole),
        }
    return {**endings, PICK: lambda now: now.noting(picking=True)}


def _some_used(kind: Entries, talk: Talk, fact: str, places: tuple[int, ...], *, whole: bool) -> Talk:
    if len(places) > 1:
        return talk.noting(marking=True)
    return ended(kind, marked(talk, fact, dict.fromkeys(places, True)), fact, whole=whole)


def _to_the_end(talk: Talk) -> Talk:
    """Nothing more is to be listed; what is asked of all of it together is left."""
    return talk.noting(ending=True)


def _no_more(text: str) -> bool:
    said = commands.bare(text)
    nothing = said in listed("understood.endings") or said in listed("understood.nothing")
    return nothing or read_count(text) == 0 or read_yes_no(text) is False


def _with_entries(kind: Entries, fact: str, entries: list[dict[str, JsonValue]]) -> dict[str, Then]:
    """Once something is listed, to pass over the question or not to know ends the list as it stands."""
    if not entries:
        return {}

    def passed(talk: Talk) -> Talk:
        left_open: Mapping[int, bool | None] = dict.fromkeys(kind.closing(talk))
        return ended(kind, marked(talk, fact, left_open), fact, whole=True)

    return {commands.SKIP: passed, commands.UNKNOWN: passed}


def _begun(kind: Entries, fact: str, key: str) -> Then:
    def then(talk: Talk) -> Talk:
        return put(kind, talk, fact, kind.begin(key))

    return then


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
        commands.BACK: lambda now: stepped_back(kind, now, fact, draft),
        commands.CANCEL: lambda now: (
            left_open(kind, now, fact) if now.scratch.completing else dropped(now, fact)
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
        fields=lambda: tuple(one.field for one in kind.parts(talk, draft)),
        fill=lambda values: _filled(kind, talk, fact, values),
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
        why=lambda: _why(kind, talk, fact, part),
        numbered=part.numbered,
        expects=part.expects,
    )


def _why(kind: Entries, talk: Talk, fact: str, part: Part) -> Markdown:
    """What is done counts by its clauses; a title by the route that it is a step of."""
    return reason_of_clause(talk, part.clauses) if kind.counted else reason(talk, [fact])


def _filled(kind: Entries, talk: Talk, fact: str, values: Mapping[str, str]) -> Then | Misread:
    """All that is asked of the entry that is being made, at once."""
    draft = dict(talk.scratch.draft or {})
    for part in tuple(kind.parts(talk, draft)):
        if part.key not in values:
            return Misread(words("misread.page"))
        found = part.taken(values[part.key])
        if isinstance(found, Misread):
            return found
        draft[part.key] = found.value
    return lambda now: put(kind, now, fact, draft)
