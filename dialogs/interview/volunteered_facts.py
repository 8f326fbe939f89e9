"""What a person says in passing: a message read as a whole, fact by fact, as far as the notice has such facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Final

from pydantic import JsonValue

from dialogs.engine import facts
from dialogs.engine.proposal import Doubt, Proposal, Unheard
from dialogs.engine.talk import Talk
from dialogs.language.answer.list_end import all_of
from dialogs.language.message.attribution import is_on_behalf as asks_for_another
from dialogs.language.message.attribution import speaks_of_others
from dialogs.language.message.document import MessageText, message_text
from dialogs.language.message.extract import MessageReading, read_message
from dialogs.language.vocabulary.index import word_index
from dialogs.rendering.wording import Markdown, words
from rules.policy import Policy

SHORT: Final = 8
"""Characters of an answer that others give in the same words (是, 硕士, 8年, 2018年7月)."""
REMEMBERED: Final = 500
"""Such answers, the latest."""
MOST_DOUBTS: Final = 5
TOLD_APART: Final = ("not_understood", "not_in_notice", "pending", "someone_else", "hypothesis")
"""Why something gave no fact, where the person may not see it for himself; what he denied or asked he knows."""
TIMES: Final = ("obtained_on", "years")
"""The two ways of saying since when a title is held."""
LISTED: Final = ("titles", "achievements")
CIRCUMSTANCES: Final = "circumstances"
_COUNT: Final = "count"
_LISTS_OF_ACHIEVEMENTS: Final = ("achievements",)


def read(talk: Talk, text: str, *, as_named: bool = False) -> MessageReading:
    """``text`` as a message, read once a turn; what many people type, once for all of them.

    ``as_named`` as in :class:`dialogs.language.message.document.MessageText`.
    """
    if len(text) <= SHORT:
        return _remembered(talk.policy, text, talk.today, own=talk.is_own, as_named=as_named)
    key = talk.is_own, as_named, text
    if key not in talk.heard:
        cut_up = replace(message_of(talk, text), as_named=as_named)
        talk.heard[key] = read_message(talk.policy, text, talk.today, own=talk.is_own, cut_up=cut_up)
    return talk.heard[key]


@lru_cache(REMEMBERED)
def _remembered(policy: Policy, text: str, today: date, *, own: bool, as_named: bool) -> MessageReading:
    cut_up = replace(_cut_up(policy, text, today, own=own), as_named=as_named)
    return read_message(policy, text, today, own=own, cut_up=cut_up)


def message_of(talk: Talk, text: str) -> MessageText:
    """``text`` cut up, with whom each part speaks of; remembered as what it says is."""
    if len(text) <= SHORT:
        return _cut_up(talk.policy, text, talk.today, own=talk.is_own)
    index, own = word_index(talk.policy), talk.is_own
    return talk.once(("text", text, own), lambda: message_text(index, text, talk.today, own=own))


@lru_cache(REMEMBERED)
def _cut_up(policy: Policy, text: str, today: date, *, own: bool) -> MessageText:
    return message_text(word_index(policy), text, today, own=own)


def is_of_others(talk: Talk, text: str) -> bool:
    """Whether ``text`` speaks of somebody else only, where it is about the one who talks."""
    index = word_index(talk.policy)
    return talk.is_own and speaks_of_others(index.phrases, index.plain(text))


def is_on_behalf(talk: Talk, text: str) -> bool:
    """Whether ``text`` asks for somebody else: 帮同事问一下."""
    index = word_index(talk.policy)
    return talk.is_own and asks_for_another(index.phrases, index.plain(text))


def with_circumstances(talk: Talk, text: str) -> Talk:
    """With what ``text`` says of which the notice does not speak: told with the verdict, never dropped."""
    return noting_circumstances(talk, _circumstances(talk, read(talk, text)))


def caveats(talk: Talk, text: str) -> Markdown:
    """What is to be told of that, as far as it is new."""
    known = talk.answers.get(CIRCUMSTANCES)
    listed = known if isinstance(known, list) else []
    told = [name for name in _circumstances(talk, read(talk, text)) if name not in listed]
    found = talk.policy.catalogue.caveats.circumstances
    noted = [one.text for one in found if one.circumstance in told]
    return words("interview.circumstance", noted=noted) if noted else Markdown()


def noting_circumstances(talk: Talk, told: Sequence[str]) -> Talk:
    """With what is ``told`` beside what was told before."""
    known = talk.answers.get(CIRCUMSTANCES)
    listed = known if isinstance(known, list) else []
    new: list[JsonValue] = [name for name in told if name not in listed]
    return talk.answering(CIRCUMSTANCES, [*listed, *new]) if new else talk


def _circumstances(talk: Talk, reading: MessageReading) -> tuple[str, ...]:
    given = reading.profile.get(CIRCUMSTANCES)
    if isinstance(given, list):
        return tuple(map(str, given))
    untold = [one.text for one in reading.set_aside if one.why == "not_in_notice"]
    untold += [doubt.text for doubt in reading.unsure]
    untold += [one.text for one in reading.understood if one.field not in LISTED]
    return tuple(
        circumstance.circumstance
        for circumstance in talk.policy.catalogue.caveats.circumstances
        if any(word in said for word in circumstance.heard for said in untold)
    )


def spoken_of(talk: Talk, text: str) -> set[str]:
    """The facts, or groups of facts, that ``text`` says something of, surely or not."""
    reading = read(talk, text)
    doubtful = {doubt.field.split(".")[0] for doubt in reading.unsure}
    return {path.split(".")[0] for path in said(talk, reading)} | doubtful


def spoken_beside(talk: Talk, text: str, fact: str) -> set[str]:
    """The same of others than ``fact`` and what belongs to it."""
    return spoken_of(talk, text) - {fact.partition(".")[0]}


def said(talk: Talk, reading: MessageReading) -> dict[str, JsonValue]:
    """What a message surely says, by question id; what the notice does not have is left out."""
    return accepted(talk, reading.profile)


def accepted(talk: Talk, profile: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    """The facts of a partial profile by question id, as far as the notice accepts them."""
    told: dict[str, JsonValue] = {}
    for path, value in _by_fact(talk, profile):
        taken = _accepted(talk, path, value)
        if taken is not None:
            told[path] = taken
    return told


def _by_fact(talk: Talk, profile: Mapping[str, JsonValue]) -> Iterator[tuple[str, JsonValue]]:
    for name, value in profile.items():
        if name in talk.policy.catalogue.facts:
            yield name, value
        elif isinstance(value, dict):
            for part, inner in value.items():
                if f"{name}.{part}" in talk.policy.catalogue.facts:
                    yield f"{name}.{part}", inner


def _accepted(talk: Talk, path: str, value: JsonValue) -> JsonValue:
    """``value`` as far as the notice accepts it, a list entry by entry; None when it does not."""
    if isinstance(value, list) and value:
        return [
            entry for entry in value if facts.is_accepted(talk.policy, {path: [entry]}, talk.today)
        ] or None
    return value if facts.is_accepted(talk.policy, {path: value}, talk.today) else None


def proposal(talk: Talk, text: str) -> Proposal:
    """What is to be confirmed of ``text``: what it says that is not known already, and its doubts."""
    told = merged(talk, Proposal(), read(talk, text))
    lists: dict[str, str] = {
        data.type: fact
        for fact, data in talk.policy.catalogue.facts.items()
        if fact in told.facts and data.type in LISTED
    }
    whole = all_of(text, tuple(lists))
    return told.model_copy(update={"complete": tuple(fact for kind, fact in lists.items() if kind in whole)})


def proposed(talk: Talk, proposal: Proposal) -> Talk:
    """With what of ``proposal`` is new put before the person; the open question waits as it is."""
    new = {fact: value for fact, value in proposal.facts.items() if talk.answers.get(fact, ...) != value}
    if not new and not proposal.doubts:
        return talk.proposing(None).saying(words("confirming.known_already")).asking_again()
    return talk.proposing(proposal.model_copy(update={"facts": new}))


def merged(talk: Talk, before: Proposal, reading: MessageReading) -> Proposal:
    """``before`` with what a further message says; of two statements the later one counts."""
    known = {**talk.answers, **before.facts}
    told = {path: _joined(known.get(path), value, path) for path, value in said(talk, reading).items()}
    kept = {**before.facts, **told}
    new = {path: value for path, value in kept.items() if talk.answers.get(path, ...) != value}
    groups = {path.split(".")[0] for path in talk.policy.catalogue.facts}
    doubts = [
        Doubt(field=one.field, text=one.text, options=one.options)
        for one in reading.unsure
        if one.field.split(".")[0] in groups
    ]
    asked = [doubt for doubt in doubts if _can_be_settled(talk, doubt)][:MOST_DOUBTS]
    later = [doubt for doubt in doubts if not doubt.options][:MOST_DOUBTS]
    settled = {path.partition(".")[0] for path, value in told.items() if not isinstance(value, list)}
    before = before.without_doubts_of(settled)
    return Proposal(
        facts=new,
        doubts=(*before.doubts, *asked),
        later=(*before.later, *later),
        unheard=(*before.unheard, *_unheard(reading)),
        complete=before.complete,
        circumstances=(*before.circumstances, *_circumstances(talk, reading)),
    )


def unheard(talk: Talk, text: str, *, as_named: bool = False) -> list[Unheard]:
    """What ``text`` says that gives no fact, where the person may not see it for himself."""
    return _unheard(read(talk, text, as_named=as_named))


def _unheard(reading: MessageReading) -> list[Unheard]:
    told = (one for one in reading.set_aside if one.why in TOLD_APART)
    return [Unheard(text=one.text, why=one.why) for one in told][:MOST_DOUBTS]


def _can_be_settled(talk: Talk, doubt: Doubt) -> bool:
    """Whether one of its readings at least is a fact that the notice has."""
    return any(said(talk, read(talk, option)) for option in doubt.options)


def _joined(known: JsonValue, value: JsonValue, path: str) -> JsonValue:
    """A list goes on: an entry that says more of one listed before takes its place, others are added.

    Those of one message are different things: 论文2篇，其中1篇核心.
    """
    if not isinstance(value, list) or not value:
        return value
    listed = list(known) if isinstance(known, list) else []
    before = list(range(len(listed)))
    for entry in value:
        whole = {_COUNT: 1, **entry} if path in _LISTS_OF_ACHIEVEMENTS and isinstance(entry, dict) else entry
        alike = next((n for n in before if _says_more(listed[n], whole)), None)
        if alike is not None:
            before.remove(alike)
            listed[alike] = _together(listed[alike], whole)
        else:
            listed.append(whole)
    return listed


def _says_more(known: JsonValue, told: JsonValue) -> bool:
    """Whether both can be of one thing: nothing that both say differs."""
    if not isinstance(known, dict) or not isinstance(told, dict):
        return False
    both = known.keys() & told.keys()
    return all(known[key] == told[key] or None in {known[key], told[key]} for key in both if key not in TIMES)


def _together(known: JsonValue, told: JsonValue) -> JsonValue:
    """Both; a time that is told anew takes the place of the one before, however either is written."""
    if not isinstance(known, dict) or not isinstance(told, dict):
        return told
    timed = any(key in told for key in TIMES)
    kept = {key: value for key, value in known.items() if not (timed and key in TIMES)}
    return {**kept, **{key: value for key, value in told.items() if value is not None or key not in kept}}
