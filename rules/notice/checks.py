"""Holding a notice's files against its text and against one another."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from pydantic import BaseModel

from rules.notice.caveat_data import CircumstanceData, UndefinedValue
from rules.notice.check_names import check_names, refuse_unknown
from rules.notice.check_thresholds import check_thresholds
from rules.notice.schema import DirectionData
from rules.notice.sources import Place, Sources, quotes
from rules.notice.yaml_file import Hint
from rules.wording.wording import say


def check(sources: Sources) -> None:
    """Raises NoticeRefused at the first thing that does not hold."""
    _clauses_exist(sources)
    _quotes_are_verbatim(sources)
    check_names(sources)
    check_thresholds(sources)
    _check_caveats(sources)
    _every_clause_placed(sources)


def _clauses_exist(sources: Sources) -> None:
    for clause, place in _clauses_named(sources):
        if clause not in sources.notice:
            near = get_close_matches(clause, sources.notice)
            words = say("notice_data.no_clause", clause=clause)
            words += say("notice_data.near", names="、".join(near)) if near else ""
            raise place.refusal(words, Hint(clause, tuple(sources.notice), next(iter(near), None)))


def _clauses_named(sources: Sources) -> Iterator[tuple[str, Place]]:
    """Every clause id that some file names, with its place: what stands under clause, clauses or …_clause."""
    for clause in sources.not_encoded:
        yield clause, sources.place("not_encoded.yaml", clause)
    for one, place in sources.each(BaseModel):
        for key, said in vars(one).items():
            if key == "clauses":
                yield from ((clause, place.at(key, n)) for n, clause in enumerate(said))
            elif said and (key == "clause" or key.endswith("_clause")):
                yield said, place.at(key)


def _quotes_are_verbatim(sources: Sources) -> None:
    notice = sources.notice
    for clause, quote, place in quotes(sources):
        if not notice.quotes(clause, quote):
            words = say("notice_data.not_verbatim", clause=clause, text=notice.text(clause))
            raise place.at("quote").refusal(words, Hint(right=notice.paragraphs(clause)[0]))
    for direction, place in sources.each(DirectionData):
        for m, item in enumerate(direction.items):
            if not notice.quotes(direction.clause, item):
                words = say(
                    "notice_data.no_item",
                    item=item,
                    clause=direction.clause,
                    text=notice.text(direction.clause),
                )
                raise place.at("items", m).refusal(words)


def encoded_clauses(sources: Sources) -> set[str]:
    """The clauses that some data stands beside."""
    encoded = {clause for clause, _, _ in quotes(sources)}
    encoded |= {level.clause for level in sources.levels}
    encoded |= {direction.clause for direction in sources.directions}
    encoded |= {clause for fact in sources.facts if fact.type == "direction" for clause in fact.clauses}
    return encoded | {sources.policy.valid_from_clause, sources.policy.titles_clause}


def _every_clause_placed(sources: Sources) -> None:
    """Each clause is encoded, or listed as not encoded with a reason; never both and never neither."""
    encoded = encoded_clauses(sources)
    listed = sources.place("not_encoded.yaml")
    for clause in sources.notice:
        if clause not in encoded and clause not in sources.not_encoded:
            words = say("notice_data.not_placed", clause=clause)
            raise listed.at(clause).refusal(words, Hint(clause, right=clause))
    for clause in sources.not_encoded:
        if clause in encoded:
            raise listed.at(clause).refusal(say("notice_data.placed_twice", clause=clause), Hint(clause))


def _check_caveats(sources: Sources) -> None:
    """What caveats.yaml names is there, and no silence is of nothing."""
    kinds, attributes = sources.achievements.kinds, sources.achievements.attributes
    for undefined, place in sources.each(UndefinedValue):
        refuse_unknown(undefined.kind, kinds, place.at("kind"))
        refuse_unknown(undefined.attribute, attributes, place.at("attribute"))
        values = [value.value for value in attributes[undefined.attribute].values]
        refuse_unknown(undefined.value, values, place.at("value"))
    for circumstance, place in sources.each(CircumstanceData):
        if (circumstance.clause is None) == (circumstance.kind is None):
            raise place.refusal(say("notice_data.one_of", names="clause、kind"))
        if circumstance.kind is not None:
            refuse_unknown(circumstance.kind, kinds, place.at("kind"))
