"""Holding a notice's files against its text and against one another."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from rules.notice.check_names import check_names, refuse_unknown
from rules.notice.check_thresholds import check_thresholds
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
    """Every clause id that some file names, with its place."""
    policy = sources.place("policy.yaml")
    yield sources.policy.valid_from_clause, policy.at("valid_from_clause")
    yield sources.policy.titles_clause, policy.at("titles_clause")
    for level, file in zip(sources.levels, sources.level_files, strict=True):
        yield level.clause, Place(file, ("clause",))
    for quoted, place in quotes(sources):
        yield quoted.clause, place.at("clause")
    for n, direction in enumerate(sources.directions):
        yield direction.clause, sources.place("directions.yaml", n, "clause")
    for n, fact in enumerate(sources.facts):
        for m, clause in enumerate(fact.clauses):
            yield clause, sources.place("facts.yaml", n, "clauses", m)
    for clause in sources.not_encoded:
        yield clause, sources.place("not_encoded.yaml", clause)
    for n, judgement in enumerate(sources.judged_by_people):
        for m, clause in enumerate(judgement.clauses):
            yield clause, sources.place("judged_by_people.yaml", n, "clauses", m)
    yield from _clauses_of_caveats(sources)


def _quotes_are_verbatim(sources: Sources) -> None:
    notice = sources.notice
    for quoted, place in quotes(sources):
        if not notice.quotes(quoted.clause, quoted.quote):
            words = say("notice_data.not_verbatim", clause=quoted.clause, text=notice.text(quoted.clause))
            raise place.at("quote").refusal(words, Hint(right=notice.paragraphs(quoted.clause)[0]))
    for n, direction in enumerate(sources.directions):
        for m, item in enumerate(direction.items):
            if not notice.quotes(direction.clause, item):
                words = say(
                    "notice_data.no_item",
                    item=item,
                    clause=direction.clause,
                    text=notice.text(direction.clause),
                )
                raise sources.place("directions.yaml", n, "items", m).refusal(words)


def encoded_clauses(sources: Sources) -> set[str]:
    """The clauses that some data stands beside."""
    encoded = {quoted.clause for quoted, _ in quotes(sources)}
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


def _clauses_of_caveats(sources: Sources) -> Iterator[tuple[str, Place]]:
    """Every clause that the file names, with its place."""
    since = sources.caveats.speciality_since
    if since is not None:
        yield since.clause, sources.place("caveats.yaml", "speciality_since", "clause")
    for n, circumstance in enumerate(sources.caveats.circumstances):
        if circumstance.clause is not None:
            yield circumstance.clause, sources.place("caveats.yaml", "circumstances", n, "clause")


def _check_caveats(sources: Sources) -> None:
    """What caveats.yaml names is there, and no silence is of nothing."""
    kinds, attributes = sources.achievements.kinds, sources.achievements.attributes
    for n, undefined in enumerate(sources.caveats.values):
        place = sources.place("caveats.yaml", "values", n)
        refuse_unknown(undefined.kind, kinds, place.at("kind"))
        refuse_unknown(undefined.attribute, attributes, place.at("attribute"))
        values = [value.value for value in attributes[undefined.attribute].values]
        refuse_unknown(undefined.value, values, place.at("value"))
    for n, circumstance in enumerate(sources.caveats.circumstances):
        place = sources.place("caveats.yaml", "circumstances", n)
        if (circumstance.clause is None) == (circumstance.kind is None):
            raise place.refusal(say("notice_data.one_of", names="clause、kind"))
        if circumstance.kind is not None:
            refuse_unknown(circumstance.kind, kinds, place.at("kind"))
