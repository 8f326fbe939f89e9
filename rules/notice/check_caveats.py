"""What caveats.yaml names is there: clauses, kinds of achievements, attributes and their values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rules.notice.check_names import refuse_unknown
from rules.wording.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rules.notice.sources import Place, Sources


def clauses_of_caveats(sources: Sources) -> Iterator[tuple[str, Place]]:
    """Every clause that the file names, with its place."""
    since = sources.caveats.speciality_since
    if since is not None:
        yield since.clause, sources.place("caveats.yaml", "speciality_since", "clause")
    for n, circumstance in enumerate(sources.caveats.circumstances):
        if circumstance.clause is not None:
            yield circumstance.clause, sources.place("caveats.yaml", "circumstances", n, "clause")


def check_caveats(sources: Sources) -> None:
    """Raises NoticeRefused at the first name that is unknown, or a silence that is of nothing."""
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
