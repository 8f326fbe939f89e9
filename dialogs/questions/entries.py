"""The questions about a list: begin an entry, its parts one by one, and then another or no more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pydantic import JsonValue

from dialogs.engine import commands
from dialogs.engine.ask import Ask, Misread, Offer, Then
from dialogs.engine.sub_question import Changing, Describing, Draft, Marking, Picking, Ticking
from dialogs.engine.talk import USED, Talk
from dialogs.language.answer.choice import One, Several, denies, is_number, read_count, read_yes_no
from dialogs.language.answer.holding import read_holds
from dialogs.language.answer.list_end import all_there_is, is_all, is_of_another, says_no_more, says_nothing
from dialogs.questions.entry import Entries
from dialogs.questions.entry_part import EntryPart
from dialogs.questions.frame import (
    chosen,
    examples_of,
    fact_commands,
    heading,
    short,
    shown_commands,
    step_of,
)
from dialogs.questions.listing import all_put, closed, ended, is_ending, is_whole, put
from dialogs.questions.one_entry import changed_entry, picked_entry
from dialogs.questions.reason import reason
from dialogs.questions.several_entries import COUNT, several_entries
from dialogs.questions.ticking import counted, leaving, ticks
from dialogs.questions.use_by_kind import use_told
from dialogs.questions.used_before import marked, misread_use, read_use
from dialogs.questions.which_used import which_used
from dialogs.rendering.wording import Markdown, escape, listed, say, words

NONE = "none"
DONE = "done"
PICK = "pick"
NONE_USED = "none_used"
SOME_USED = "some_used"
_OF_ONE = {NONE_USED: "unused", SOME_USED: "used"}
"""What the same is called where one entry is listed."""


def ask(kind: Entries, talk: Talk, fact: str) -> Ask:
    """Whichever question about the list is open."""
    match talk.scratch.sub:
        case Describing(draft) if (part := kind.open_part(talk, draft)) is not None:
            return EntryPart(kind, talk, fact, part).ask()
        case Changing(entry, alone):
            return changed_entry(kind, talk, fact, entry, alone=alone)
        case Marking() as marking:
            whole = is_whole(kind, talk)
            return which_used(kind, talk, fact, marking, lambda now: ended(kind, now, fact, whole=whole))
        case Picking():
            return picked_entry(kind, talk, fact)
    return _NextEntry(kind, talk, fact).ask()


class _NextEntry:
    """How the next entry begins, or that there is none; then what is asked of all of them together."""

    def __init__(self, kind: Entries, talk: Talk, fact: str) -> None:
        self._kind, self._talk, self._fact = kind, talk, fact
        self._data = talk.policy.catalogue.facts[fact]
        self._entries = talk.entries(fact)
        self._ticks = ticks(talk)
        self._asked_together = () if self._ticks else kind.closing(talk)
        self._names = {} if is_ending(talk) else dict(kind.starts(talk))
        self._may_grow = bool(self._names or self._ticks)
        self._thens: dict[str, Then] = {key: _begun(kind, fact, key) for key in self._names}
        self._growing = counted(
            talk, dict(self._thens), dict(self._names), lambda now: _all_ticked(kind, now, talk, fact)
        )
        whole = is_ending(talk) or self._may_grow
        self._endings = {} if self._ticks else _endings(kind, talk, fact, self._asked_together, whole=whole)
        for key, then in self._endings.items():
            alone = _OF_ONE.get(key, key) if len(self._asked_together) == 1 else key
            self._names[key] = say(f"buttons.{alone}")
            self._thens[key] = then

    def ask(self) -> Ask:
        """The question."""
        talk, fact, data = self._talk, self._fact, self._data
        may_be_unknown = data.unknown and (not self._entries or bool(self._asked_together))
        own = leaving(talk) if self._ticks else _with_entries(self._kind, fact, self._entries)
        shown = shown_commands(talk, fact, unknown=may_be_unknown)
        endings = [self._ending(key) for key in self._endings]
        return Ask(
            question=fact,
            text=self._text,
            brief=lambda: escape(self._asked),
            read=self._read,
            offers=[*self._growing, *endings],
            commands={**fact_commands(talk, fact), **own},
            shown=(commands.BACK, commands.WHY) if self._ticks else shown,
            clauses=lambda: tuple(data.clauses),
            why=lambda: reason(talk, [fact]),
            progress=lambda: step_of(talk, fact),
            heeds=self._kind.heeds | (set() if self._may_grow else {"pending"}),
        )

    def _ending(self, key: str) -> Offer:
        """What is said of all of them says also that there are no more, where more could be added."""
        name = self._names[key]
        label = say("questions.no_more_and", name=name) if self._may_grow and key in _OF_ONE else name
        return Offer(key, label, self._thens[key], "" if key == PICK else "last")

    @property
    def _asked(self) -> str:
        return _in_brief(self._talk, self._fact, may_grow=self._may_grow, asked_together=self._asked_together)

    def _text(self) -> Markdown:
        kind, talk = self._kind, self._talk
        return words(
            kind.template,
            heading=heading(talk, self._fact),
            fact=self._data,
            clauses=self._data.clauses,
            lines=[kind.line(talk, entry) for entry in self._entries],
            remark=kind.remark(talk),
            asked=self._asked,
            used=bool(self._asked_together),
            ticked=[kind.line(talk, kind.entry(draft)) for draft in _ticked(kind, talk)],
            examples=examples_of(talk),
        )

    def _read(self, text: str) -> Then | Misread:
        if (use := self._use(text)) is not None:
            return use
        if _no_more(text, self._kind, self._talk, self._entries):
            closing = self._thens.get(DONE if self._entries else NONE)
            return self._last_word(_to_the_end if self._asked_together else closing)
        only = (
            self._entries and not self._kind.counted and all_there_is(text)
        )  # 只有初级, where another is listed
        at_once = None if only else _at_once(self._kind, self._talk, self._fact, text, self._names)
        if at_once is not None:
            return at_once
        placed = (
            bool(self._entries) and is_number(text) and not text.strip().isascii()
        )  # 第二: a place, or a number
        if placed or only or read_yes_no(text):
            return Misread("questions.which")
        thens = self._thens | {one.key: one.then for one in self._growing}
        found = self._kind.read_start(self._talk, text)
        if isinstance(found, Several) and is_number(text) and not (self._ticks or self._kind.counted):
            drafts = [self._kind.begin(key) for key in found.keys]
            return lambda now: all_put(self._kind, now, self._fact, drafts)  # 第5条和第7条
        return chosen(found, thens, self._names, text)

    def _use(self, text: str) -> Then | Misread | None:
        """What is said of whether they were used before; of what is ticked, that it was not; of nothing, nothing."""
        may_be_used = self._kind.last_part(self._talk, {}) is not None
        if may_be_used and not (self._ticks or self._entries) and read_use(text) is not None:
            return Misread("misread.used_of_none", said=short(text))  # 成果都没用过
        if self._ticks and may_be_used and read_use(text) is False:
            rest = {place: False for place, entry in enumerate(self._entries) if USED not in entry}
            return lambda now: _all_ticked(
                self._kind, marked(now, self._fact, rest), self._talk, self._fact, {USED: False}
            )
        if SOME_USED not in self._thens:
            return None
        whole = is_ending(self._talk) or self._may_grow
        told = use_told(self._kind, self._talk, self._asked_together, text, whole=whole)
        used = True if text == self._names[SOME_USED] else read_use(text)
        if told is None and used is None and not self._may_grow:
            used = read_yes_no(text)
            told = (
                misread_use(text, [self._names[NONE_USED], self._names[SOME_USED]]) if used is None else None
            )
        if told is not None or used is None:
            return told
        return self._thens[SOME_USED if used else NONE_USED]

    def _last_word(self, otherwise: Then | None) -> Then:
        """There is no more: what is ticked is put in; without that, ``otherwise``."""
        if otherwise is None or self._ticks:
            return lambda now: _all_ticked(self._kind, now, self._talk, self._fact)
        return otherwise


def _at_once(kind: Entries, talk: Talk, fact: str, text: str, names: Mapping[str, str]) -> Then | None:
    """What one answer names, put in with all that is ticked; bare names are ticked as well, as by a press."""
    told = several_entries(kind, talk, fact, text)
    keys = [kind.start_of(draft) for draft in told]
    if not told or any(key not in names for key in keys):
        return None
    if ticks(talk) and told == [kind.begin(key) for key in keys]:
        return lambda now: now.asking(Ticking((*now.scratch.ticked, *keys)))
    whole = (fact,) if is_all(text, talk.policy.catalogue.facts[fact].type) else ()
    drafts = [*_ticked(kind, talk), *told]
    return lambda now: all_put(kind, now.whole(*whole), fact, drafts)


def _ticked(kind: Entries, talk: Talk) -> list[Draft]:
    """An entry for each thing chosen; what is counted, with how many."""
    drafts: list[Draft] = []
    for key, n in ticks(talk).items():
        drafts += [{**kind.begin(key), COUNT: n}] if kind.counted else [kind.begin(key)] * n
    return drafts


def _all_ticked(kind: Entries, now: Talk, asked: Talk, fact: str, told: Draft | None = None) -> Talk:
    """With all that was chosen put in, with what is ``told`` of it; what is not counted is all that there is."""
    whole = () if kind.counted else (fact,)
    return all_put(
        kind, now.whole(*whole), fact, [{**draft, **(told or {})} for draft in _ticked(kind, asked)]
    )


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


def _endings(
    kind: Entries, talk: Talk, fact: str, asked_together: tuple[int, ...], *, whole: bool
) -> dict[str, Then]:
    """How the list ends, and what else can be done with what is in it."""
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
    return {**endings, PICK: lambda now: now.asking(Picking())}


def _some_used(kind: Entries, talk: Talk, fact: str, places: tuple[int, ...], *, whole: bool) -> Talk:
    if len(places) > 1:
        return talk.asking(Marking(tuple(map(str, places)), ()))
    return ended(kind, marked(talk, fact, dict.fromkeys(places, True)), fact, whole=whole)


def _to_the_end(talk: Talk) -> Talk:
    """Nothing more is to be listed; what is asked of all of it together is left."""
    return talk.noting(replace(talk.scratch, ending=True))


def _no_more(text: str, kind: Entries, talk: Talk, entries: list[dict[str, JsonValue]]) -> bool:
    """Whether nothing is to be listed, or nothing more; 没有成果 says nothing of titles."""
    said = commands.bare(text)
    if is_of_another(said, kind.fact):
        return False
    nothing = said in listed("understood.endings") or says_nothing(text, kind.fact)
    denied = denies(text) and read_holds(text) is None
    if nothing or says_no_more(text, len(entries)) or read_count(text) == 0 or denied:
        return True
    named = all_there_is(text) if entries else None
    start = kind.read_start(talk, named) if named else None
    return isinstance(start, One) and [start.key] == [kind.start_of(entry) for entry in entries]


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
