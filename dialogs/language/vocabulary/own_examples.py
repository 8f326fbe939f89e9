"""Examples of what one can say under a notice: as authored, else made of the notice's own names."""

from __future__ import annotations

from collections.abc import Iterator

from dialogs.language.vocabulary.schema import Examples, FieldWords
from dialogs.rendering.wording import say
from rules.notice.catalogue import Catalogue

_YEARS = 8
_LISTED = 2
"""Kinds of outcome that an example lists, and attributes that it says of one."""


def completed(authored: Examples, catalogue: Catalogue, field: FieldWords) -> Examples:
    """``authored`` with what it lacks; what the notice does not speak of stays away."""
    kinds, grounds = list(catalogue.kinds), list(catalogue.grounds)
    degree = _degree(catalogue)
    work = say("examples.work", years=_YEARS, field=field.called)
    short = say("examples.also", first=degree, second=work) if degree else work
    outcome = _outcome(catalogue, kinds[0]) if kinds else None
    made = {
        "short": short,
        "message": say("examples.also", first=short, second=_counted(catalogue, kinds[0], 1))
        if kinds
        else short,
        "outcomes": _several(catalogue, kinds) or None,
        "outcome": outcome,
        "ground": catalogue.kind_name(grounds[0]) if grounds else None,
        "stated": say("examples.degree", name=degree) if degree else work,
        "supposed": list(_supposed(catalogue, kinds, degree)),
    }
    missing = {name: value for name, value in made.items() if value and not getattr(authored, name)}
    return authored.model_copy(update=missing)


def _degree(catalogue: Catalogue) -> str | None:
    """One of the higher qualifications, where there are several."""
    ranked = sorted(catalogue.tiers, key=lambda education: -catalogue.tiers[education])
    return catalogue.names[ranked[1]] if len(ranked) > 1 else None


def _counted(catalogue: Catalogue, kind: str, n: int) -> str:
    name, unit = catalogue.kind_name(kind), catalogue.kinds[kind].unit
    return say("questions.entry.counted", name=name, n=n, unit=unit)


def _several(catalogue: Catalogue, kinds: list[str]) -> str:
    counted = (_counted(catalogue, kind, 2 - n) for n, kind in enumerate(kinds[:_LISTED]))
    return say("questions.comma").join(counted)


def _outcome(catalogue: Catalogue, kind: str) -> str:
    """An outcome with the best that can be said of it."""
    said = [_counted(catalogue, kind, 2)]
    for name in list(catalogue.kinds[kind].ask)[:_LISTED]:
        attribute = catalogue.attributes[name]
        if attribute.number or attribute.date:
            continue
        best = attribute.values[-1].value if attribute.values else True if attribute.yes_no else 1
        said.append(catalogue.attribute_words(kind, name, best))
    return say("questions.comma").join(said)


def _supposed(catalogue: Catalogue, kinds: list[str], degree: str | None) -> Iterator[str]:
    if kinds:
        kind = kinds[0]
        yield say("examples.outcome_more", name=catalogue.kind_name(kind), unit=catalogue.kinds[kind].unit)
    if degree:
        yield say("examples.degree", name=degree)
    yield say("examples.waiting")
