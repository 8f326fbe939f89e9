"""What caveats.yaml names is there: clauses, kinds of achievements, attributes and their values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rules.notice.sources import Place
from rules.wording.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rules.notice.caveat_data import UndefinedValue
    from rules.notice.sources import Sources


def clauses_of_caveats(sources: Sources) -> Iterator[tuple[str, Place]]:
    """Every clause that the file names, with its place."""
    if sources.caveats_file is None:
        return
    since = sources.caveats.speciality_since
    if since is not None:
        yield since.clause, Place(sources.caveats_file, ("speciality_since", "clause"))
    for n, circumstance in enumerate(sources.caveats.circumstances):
        if circumstance.clause is not None:
            yield circumstance.clause, Place(sources.caveats_file, ("circumstances", n, "clause"))


def check_caveats(sources: Sources) -> None:
    """Raises NoticeRefused at the first name that is unknown, or a silence that is of nothing."""
    if sources.caveats_file is None:
        return
    for n, undefined in enumerate(sources.caveats.values):
        if not _is_known(undefined, sources):
            words = say(
                "notice_data.no_value", value=f"{undefined.kind}.{undefined.attribute}={undefined.value}"
            )
            raise Place(sources.caveats_file, ("values", n)).refusal(words)
    for n, circumstance in enumerate(sources.caveats.circumstances):
        place = Place(sources.caveats_file, ("circumstances", n))
        if (circumstance.clause is None) == (circumstance.kind is None):
            raise place.refusal(say("notice_data.one_of", names="clause、kind"))
        if circumstance.kind is not None and circumstance.kind not in sources.achievements.kinds:
            raise place.at("kind").refusal(say("notice_data.no_kind", kind=circumstance.kind))


def _is_known(undefined: UndefinedValue, sources: Sources) -> bool:
    attribute = sources.achievements.attributes.get(undefined.attribute)
    return (
        undefined.kind in sources.achievements.kinds
        and attribute is not None
        and any(value.value == undefined.value for value in attribute.values)
    )
