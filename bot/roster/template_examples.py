"""The rows of a template that show how to fill it in: made of the notice's own names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.wording import say, table
from dialogs.language.vocabulary.index import word_index

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rules import Policy

Row = dict[str, Any]

_KINDS = 2
"""Kinds of outcome that the first person's rows are of."""


def staff_examples(policy: Policy) -> list[Row]:
    """Two people: one whose outcomes have rows of their own, one who tells of them in a cell."""
    one, other = table("workbook.template.examples")
    none, told = say("cells.none"), word_index(policy).vocabulary.examples.outcome
    titles = [policy.catalogue.names[title] for title in policy.catalogue.titles]
    listed = {"titles.0.level": _nth(titles, 1), "exceptional": none}
    return [
        {**_declared(policy), **_chosen(policy, 0), **listed, **one},
        {
            **_chosen(policy, 1),
            "titles.0.level": none,
            "exceptional": none,
            "achievements": told or "",
            **other,
        },
    ]


def _declared(policy: Policy) -> Row:
    """Yes to every declaration that must be true, and no to the others; of answers of their own the first."""
    catalogue = policy.catalogue
    return {
        path: catalogue.answer_name(
            path, answer=bool(path in catalogue.affirmed or catalogue.facts[path].answers)
        )
        for path in catalogue.declarations
    }


def _chosen(policy: Policy, nth: int) -> Row:
    """A direction and a qualification, the first person's and the second's."""
    catalogue = policy.catalogue
    qualifications = sorted(catalogue.tiers, key=lambda one: -catalogue.tiers[one])
    directions = [direction.name for direction in catalogue.directions.values()]
    region = word_index(policy).vocabulary.region
    return {
        "direction": _nth(directions, nth),
        "education": _nth([catalogue.names[one] for one in qualifications], 2 - nth),
        **({region.fact: say("buttons.yes")} if region else {}),
    }


def _nth(names: Sequence[str], nth: int) -> str:
    """That one of them, or the last."""
    return names[min(nth, len(names) - 1)] if names else ""


def outcome_examples(policy: Policy) -> list[Row]:
    """The first person's outcomes, with the best that can be said of each."""
    return [
        dict(_outcome(policy, kind, 2 - n)) for n, kind in enumerate(list(policy.catalogue.kinds)[:_KINDS])
    ]


def _outcome(policy: Policy, kind: str, count: int) -> Iterator[tuple[str, Any]]:
    catalogue = policy.catalogue
    yield "code", table("workbook.template.examples")[0]["code"]
    yield "kind", catalogue.kind_name(kind)
    yield "count", count
    if catalogue.used_before:
        yield "used_before", say("buttons.no")
    for name in catalogue.kinds[kind].ask:
        attribute = catalogue.attributes[name]
        if attribute.number or attribute.date:
            continue
        best = attribute.values[-1].name if attribute.values else say("buttons.yes")
        yield name, 1 if attribute.ordinal else best
