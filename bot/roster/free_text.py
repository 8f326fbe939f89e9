"""Cells in one's own words, read as ``zhicheng parse`` reads them."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date
from functools import cache
from typing import Final

from pydantic import JsonValue

from bot.roster.choices import Reader, of_text, spoken
from bot.roster.problem import CellReading, Severity, noted, one_of, unsure
from bot.roster.sheet import Cell, text_of
from bot.roster.use import left_open
from bot.roster.vocabulary import bare, is_none, truth, words
from bot.wording import say
from dialogs.language.message.extract import MessageReading, read_message
from dialogs.language.message.extraction import Unsure
from dialogs.language.text.normalize import plain
from dialogs.language.text.numerals import NUMERAL
from dialogs.language.vocabulary.index import word_index
from dialogs.language.vocabulary.lexicon import Family
from rules import Policy

_LINES: Final = re.compile(r"[;；\n]+")
_PARTS: Final = re.compile(r"[;；、\n]+")
_OF_WHICH: Final = r"{counted}[^()]*\([^()]*{counted}"
"""3篇（一作2篇，二作1篇)."""


def achievements_reader(policy: Policy) -> Reader:
    """The achievements of one cell. The list is complete or not known: what is doubtful leaves it unknown."""
    return of_text(
        lambda said, as_of: CellReading([]) if is_none(said) else achievements_told(policy, said, as_of)
    )


def achievements_told(policy: Policy, said: str, as_of: date, heading: str = "") -> CellReading:
    """The achievements that words tell of, which begin with a ``heading``."""
    if _breaks_down_a_number(said):
        return unsure(how_many(policy, said))
    message = read_message(policy, said, as_of)
    reading = _outcomes_of(policy, said, message, heading)
    if not reading.value:
        return reading
    grounds = [one.text for one in message.understood if one.field.startswith("exceptional")]
    told = say("cells.is_ground", said="”“".join(grounds)) if grounds else ""
    if lost := _parts_lost(policy, said, message, as_of):
        told += say("cells.not_read", said="”“".join(lost))
        return unsure(reading.message + told, reading.value)._replace(in_part=True)
    if told:
        return reading._replace(message=reading.message + told, severity=reading.severity or Severity.NOTE)
    return reading


def _parts_lost(policy: Policy, said: str, message: MessageReading, as_of: date) -> list[str]:
    """The parts of a cell without which the same outcomes would be read, and of which nothing is told."""
    says_nothing = words("values")["beside_outcomes"]
    parts = [
        part for part in _LINES.split(plain(said)) if bare(part) and not re.fullmatch(says_nothing, part)
    ]
    heard = [bare(one.text) for one in message.understood]
    heard += [bare(one.text) for one in message.set_aside if one.why != "not_understood"]
    left_out = [bare(one.text) for one in message.set_aside]
    silent = [
        part
        for part in parts
        if not any(one in bare(part) or bare(part) in one for one in heard)
        and not any(bare(part) in one for one in left_out)
    ]
    return [
        part
        for part in silent
        if len(parts) > 1
        and read_message(policy, ";".join(one for one in parts if one != part), as_of).profile.get(
            "achievements"
        )
        == message.profile.get("achievements")
    ]


def kind_told(policy: Policy, said: str, as_of: date, told: Collection[str]) -> CellReading:
    """What the cell for a kind says in words (国标, 核心论文): the one outcome, or that it is none the notice knows.

    ``told``: what other cells say of it, so that the words may leave it open.
    """
    if _breaks_down_a_number(said):
        return unsure(how_many(policy, said))
    message = read_message(policy, said, as_of)
    found, doubts = message.profile.get("achievements"), doubts_of(message, "achievements")
    open_still = {one.field.partition(".")[2] for one in doubts}
    if doubts and "" not in open_still and one_outcome(found):
        in_two_ways = unsure(in_doubt(doubts, say("cells.write_exactly")), found)
        return CellReading(found) if open_still <= set(told) else in_two_ways
    reading = _outcomes_of(policy, said, message)
    if reading.value and not one_outcome(reading.value):
        return unsure(say("cells.one_a_row", said=said))
    if reading.value is None and not doubts:
        allowed = one_of(tuple(map(policy.catalogue.kind_name, policy.catalogue.kinds)))
        return unsure(say("cells.outcome_unknown", said=said, allowed=allowed))
    return reading


def one_outcome(entries: JsonValue) -> dict[str, JsonValue]:
    """The one outcome of a list; nothing where there are several."""
    one = entries[0] if isinstance(entries, list) and len(entries) == 1 else None
    return one if isinstance(one, dict) else {}


def _outcomes_of(policy: Policy, said: str, reading: MessageReading, heading: str = "") -> CellReading:
    doubts = doubts_of(reading, "achievements")
    found = reading.profile.get("achievements")
    parts = list(dict.fromkeys(one.field.partition(".")[2] for one in doubts))
    if doubts and not (one_outcome(found) and all(_is_of_one(policy, part) for part in parts)):
        return unsure(in_doubt(doubts, say("cells.which_outcome")), right=instead(said, doubts))
    if found is None:
        if reading.set_aside and all(one.why == "not_in_notice" for one in reading.set_aside):
            return noted([], not_counted(reading))
        return unsure(say("cells.no_outcome", example=_example(policy, said)))
    left_out = not_counted(reading, heading)
    if doubts:
        names = "”“".join(policy.catalogue.attributes[part].name for part in parts)
        return unsure(say("cells.attribute_open", said=said, name=names) + left_out, found)
    in_doubt_of_use = left_open(found, said, (one.text for one in reading.set_aside))
    if in_doubt_of_use is not None:
        return unsure(say("cells.use_open", said=said), in_doubt_of_use)
    return noted(found, left_out) if left_out else CellReading(found)


def not_counted(reading: MessageReading, heading: str = "") -> str:
    """What of it gave no fact, and why, but for the ``heading`` above; nothing where all of it did."""
    reasons: dict[str, list[str]] = {}
    for one in reading.set_aside:
        if one.text not in heading:
            reasons.setdefault(one.why, []).append(one.text)
    return "".join(
        say("cells.not_in_notice", said="”“".join(texts))
        if why == "not_in_notice"
        else say("cells.not_counted", said="”“".join(texts), why=say(f"confirming.unheard.{why}"))
        for why, texts in reasons.items()
    )


def _is_of_one(policy: Policy, part: str) -> bool:
    """Whether a doubt about this leaves it known how many outcomes there are: several ranks may be of several."""
    attribute = policy.catalogue.attributes.get(part)
    return attribute is not None and not attribute.ordinal


def _example(policy: Policy, said: str) -> str:
    """How an outcome is written: one of the kind that words are like, as the notice calls it; else any."""
    index = word_index(policy)
    named = (kind for kind, terms in index.cells("kinds").items() if any(term in said for term in terms))
    kind = next(named, None)
    if kind is None:
        return str(index.vocabulary.examples.outcome)
    return policy.catalogue.kind_name(kind) + say("cells.one")


def how_many(policy: Policy, said: str) -> str:
    """That it is not told of how many each thing is said."""
    return say("cells.how_many", said=said, example=word_index(policy).vocabulary.examples.outcome)


def _breaks_down_a_number(said: str) -> bool:
    """Whether brackets tell how a number before them is made up: it must not be counted twice."""
    return re.search(_OF_WHICH.format(counted=counted()), plain(said)) is not None


@cache
def counted() -> str:
    """A pattern of outcomes with their number, which is its group."""
    return rf"({NUMERAL})\s*{words('values')['pieces']}"


def read_grounds(policy: Policy) -> Reader:
    """The 破格 grounds of one cell: as the notice, and this program, names and puts them, or in one's own words."""
    names = {
        bare(name): kind
        for kind, data in policy.catalogue.grounds.items()
        for name in (data.name, data.short or data.name)
    }
    for level in policy.catalogue.levels.values():
        for condition in level.conditions:
            grounds = condition.waiver.grounds if condition.waiver else []
            names |= {bare(ground.quote): ground.kind for ground in grounds}

    def read(said: str, as_of: date) -> CellReading:
        if is_none(said) or truth(said) is False:
            return CellReading([])
        for between in (_LINES, _PARTS):  # a name may have a 、 in it
            named = [names.get(bare(part)) for part in between.split(said) if part.strip()]
            if named and all(named):
                return CellReading([{"kind": kind} for kind in named])
        return grounds_told(policy, said, as_of)

    return of_text(read)


def grounds_told(policy: Policy, text: str, as_of: date, heading: str = "") -> CellReading:
    """The grounds that words tell of, which begin with a ``heading``."""
    reading = read_message(policy, text, as_of)
    doubts = doubts_of(reading, "exceptional")
    if doubts:
        return unsure(in_doubt(doubts, say("cells.which_ground")), right=instead(text, doubts))
    found = reading.profile.get("exceptional") or _grounds_of_outcome(policy, text, reading)
    if found is None:
        return unsure(say("cells.no_ground", example=word_index(policy).vocabulary.examples.ground))
    left_out = not_counted(reading, heading)
    return noted(found, left_out) if left_out else CellReading(found)


def _grounds_of_outcome(policy: Policy, text: str, reading: MessageReading) -> JsonValue:
    """The ground that an outcome is by which it is called: 国标排第三 where grounds are asked for; else null."""
    index, entry = word_index(policy), one_outcome(reading.profile.get("achievements"))
    hits = index.lexicon.hits(index.spelt(plain(text)))
    named = {str(hit.sense.value) for hit in hits if hit.sense.family is Family.GROUND and not hit.sense.hint}
    if len(named) != 1 or not entry:
        return None
    (kind,) = named
    asked = policy.catalogue.grounds[kind].attributes
    return [{"kind": kind, **{name: entry[name] for name in asked if name in entry}}]


def doubts_of(reading: MessageReading, field: str) -> list[Unsure]:
    """What a message leaves open of a field."""
    return [one for one in reading.unsure if one.field == field or one.field.startswith(f"{field}.")]


def in_doubt(doubts: Sequence[Unsure], right: str) -> str:
    """What can be read two ways, and how it would be right."""
    said = "”“".join(dict.fromkeys(one.text for one in doubts))
    options = [option for one in doubts for option in one.options]
    return say("cells.two_ways", said=said, right=write_like(options) if options else right)


def write_like(options: Sequence[str]) -> str:
    """As what a cell may be written."""
    return say("cells.write_like", options=say("cells.or").join(options))


def instead(said: str, doubts: Sequence[Unsure]) -> tuple[str, ...]:
    """A whole cell with its one doubt resolved, in each way; nothing where more than that is open.

    A number that the doubt has is kept: 专利3项 is 有发明专利3项 or another, and never one.
    """
    if len(doubts) != 1 or doubts[0].text not in said:
        return ()
    text = doubts[0].text
    numbers = re.findall(counted(), text)
    if len(numbers) > 1 or (text != said.strip() and not numbers):
        return ()
    options = doubts[0].options
    if numbers:
        options = tuple(
            re.sub(counted(), lambda found: found[0].replace(found[1], numbers[0]), one) for one in options
        )
    rest = plain(said).replace(text, "", 1)
    return tuple(option if rest and rest in option else said.replace(text, option) for option in options)


def read_story(policy: Policy, cell: Cell, as_of: date) -> tuple[dict[str, JsonValue], MessageReading]:
    """What a whole situation surely says, and how it was read."""
    if isinstance(spoken(cell), CellReading):
        return {}, MessageReading({})
    reading = read_message(policy, text_of(cell), as_of)
    facts = dict(reading.profile)
    for doubt in reading.unsure:
        if doubt.field in {"titles", "achievements", "exceptional"}:
            facts.pop(doubt.field, None)  # the list would not be complete
    in_doubt_of_use = left_open(
        facts.get("achievements"), text_of(cell), (one.text for one in reading.set_aside)
    )
    if in_doubt_of_use is not None:
        facts["achievements"] = in_doubt_of_use
    return facts, reading
