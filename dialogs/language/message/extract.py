"""A whole message of an applicant's own, read as interpretation §8 says: surely, or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from pydantic import JsonValue

from dialogs.language.message.accounting import set_aside
from dialogs.language.message.achievements import FIELD as ACHIEVEMENTS
from dialogs.language.message.achievements import read_achievements
from dialogs.language.message.attribution import has_two_applicants, nobody_apart
from dialogs.language.message.declarations import read_declarations
from dialogs.language.message.direction import read_direction
from dialogs.language.message.document import MessageText, message_text
from dialogs.language.message.employer import read_employer
from dialogs.language.message.exceptional import find_grounds, read_exceptional
from dialogs.language.message.experience import read_experience
from dialogs.language.message.extraction import NOT_SAID, Aside, SetAside, Slot, Understood, Unsure
from dialogs.language.message.occasions import with_occasions
from dialogs.language.message.pasted import Pasted, pasted
from dialogs.language.message.quantities import find_quantities
from dialogs.language.message.schooling import read_schooling
from dialogs.language.message.stated import read_stated
from dialogs.language.message.time_attachment import bind_times
from dialogs.language.message.title_standing import standing_of
from dialogs.language.message.titles import read_titles
from dialogs.language.message.topics import find_topics
from dialogs.language.text.phrases import Mention
from dialogs.language.vocabulary.index import word_index
from dialogs.language.vocabulary.lexicon import Family
from dialogs.rendering.wording import say
from rules.policy import Policy

_EDGES: Final = " \t\r\n,，.。;；!！、"
_BEGINNING: Final = 6
_TRIES: Final = 4
"""So often what a message begins with may come again within it before all of it does."""


@dataclass(frozen=True, slots=True)
class MessageReading:
    """What a message says: ``profile`` is a valid partial profile, JSON as in interpretation §1.

    ``is_document``: it was written in that form.
    """

    profile: Mapping[str, JsonValue]
    understood: tuple[Understood, ...] = ()
    unsure: tuple[Unsure, ...] = ()
    set_aside: tuple[Aside, ...] = ()
    is_document: bool = False

    def as_json(self) -> dict[str, JsonValue]:
        """The answer of ``zhicheng parse``."""
        return {
            "profile": dict(self.profile),
            "understood": [one._asdict() for one in self.understood],
            "unsure": [{**one._asdict(), "options": list(one.options)} for one in self.unsure],
            "set_aside": [one._asdict() for one in self.set_aside],
        }


def _slots(message: MessageText) -> dict[str, Slot]:
    titles = [(word, standing_of(message, word)) for word in message.titles]
    bound = bind_times(message, titles)
    catalogue = message.words.catalogue
    stated = read_stated(message)
    bound = [one for one in bound if not any(slot.has_heard(one.time.start) for slot in stated.values())]
    slots = {
        **read_employer(message),
        "direction": read_direction(message),
        "education": read_schooling(message),
        "experience": read_experience(message, bound),
        "titles": read_titles(message, titles, bound),
        **read_declarations(message),
    }
    if catalogue.kinds:
        quantities = find_quantities(message)
        grounds = find_grounds(message)
        told = {message.clause(ground.start).sentence for ground in grounds}
        of_grounds = [  # 漏洞 is a thing of its own only where no ground tells of it
            one
            for one in message.things["kinds"]
            if not one.entry.ids and message.clause(one.start).sentence in told
        ]
        kinds = [one for one in message.things["kinds"] if one not in of_grounds]
        named = sorted([*kinds, *grounds], key=lambda one: one[:2])
        topics = find_topics(with_occasions(message, bound, [*stated.values()]), named, quantities)
        slots["achievements"] = read_achievements(message, topics)
    if catalogue.grounds:
        slot = read_exceptional(message, topics)
        spoken = tuple(one[:2] for one in of_grounds if _is_of_a_ground(message, one))
        slots["exceptional"] = replace(slot, heard=(*slot.heard, *spoken))
    for field, slot in stated.items():
        slots[field] = slots.get(field, NOT_SAID).beside(slot)
    return slots


def _is_of_a_ground(message: MessageText, word: Mention) -> bool:
    """Whether grounds are spoken of in that word; beside one that is told, 软著 is something else."""
    text = message.words.spelt(message.text[word.start : word.end])
    return any(hit.sense.family is Family.GROUND for hit in message.words.lexicon.hits(text))


def read_message(
    policy: Policy, text: str, day: date, *, own: bool = False, cut_up: MessageText | None = None
) -> MessageReading:
    """What ``text``, of any length and typed by anyone, says of the one applicant on ``day``, in the notice's terms.

    Of two applicants in one message nothing is a fact: every field that is spoken of is unsure. ``own``: as in
    :func:`message_text`, of which ``cut_up`` is what it has made of ``text`` already.
    """
    document = pasted(policy, text, day)
    index = word_index(policy)
    if document is not None:
        return _beside(document, _read(message_text(index, document.rest, day, own=own)))
    once = _repeated(text)
    told = _read(message_text(index, once, day, own=own)) if once else None
    if told is not None and told.profile.keys() - {ACHIEVEMENTS}:
        return told  # of what is pasted several times, and tells more than outcomes, once
    return _read(cut_up or message_text(index, text, day, own=own))


def _beside(document: Pasted, around: MessageReading) -> MessageReading:
    """What a document says, and the words ``around`` it."""
    facts = {} if document.unsure else dict(document.facts)
    for name, value in facts.items():
        known = around.profile.get(name)
        facts[name] = {**known, **value} if isinstance(known, dict) and isinstance(value, dict) else value
    return MessageReading(
        profile={**around.profile, **facts},
        understood=(*around.understood, *(() if document.unsure else document.understood)),
        unsure=(*around.unsure, *document.unsure),
        set_aside=(*around.set_aside, *document.aside),
        is_document=True,
    )


def _read(message: MessageText) -> MessageReading:
    """What stands in it in people's words."""
    if has_two_applicants(message.words.phrases, message.text):
        anyone = replace(message, subjects=nobody_apart(message.text))
        spoken_of = [name for name, slot in _slots(anyone).items() if slot.value is not None or slot.unsure]
        several = say("options.several_people")
        return MessageReading({}, unsure=tuple(Unsure(name, several) for name in spoken_of))
    slots = _slots(message)
    return MessageReading(
        profile={name: slot.value for name, slot in slots.items() if slot.value is not None},
        understood=tuple(one for slot in slots.values() for one in slot.understood),
        unsure=tuple(one for slot in slots.values() for one in slot.unsure),
        set_aside=tuple(
            Aside(_apart(message, one, slots), one.why) for one in set_aside(message, slots.values())
        ),
    )


def _repeated(text: str) -> str | None:
    """What ``text`` says over and over, and nothing else."""
    said, at = text.strip(_EDGES), 0
    for _ in range(_TRIES):
        at = said.find(said[:_BEGINNING], at + _BEGINNING)
        if at < 0:
            return None
        once = said[:at].strip(_EDGES)
        if once and not "".join(said.split(once)).strip(_EDGES):
            return once
    return None


def _apart(message: MessageText, aside: SetAside, slots: Mapping[str, Slot]) -> str:
    """Its clause; of one that is understood besides (刚毕业本科), only its own words."""
    excerpt = message.excerpt(aside.start, aside.end)
    understood = {one.text for slot in slots.values() for one in slot.understood}
    return message.text[aside.start : aside.end] if excerpt in understood else excerpt
