"""Which facts a level's condition alone asks for: 工程师的业绩条件 is ``performance.engineer``."""

from __future__ import annotations

from collections.abc import Iterator

from rules.notice.catalogue import Catalogue
from rules.notice.schema import ConditionData


def own_facts(catalogue: Catalogue, level: str, condition: ConditionData) -> list[str]:
    """The facts that ``condition`` declares at ``level`` and at no other, in a group of their own."""
    elsewhere = {
        fact
        for name, data in catalogue.levels.items()
        for one in data.conditions
        for fact in declared_facts(one)
        if name != level
    }
    return [fact for fact in declared_facts(condition) if "." in fact and fact not in elsewhere]


def declared_facts(condition: ConditionData) -> Iterator[str]:
    """Every fact that ``condition`` declares, also such as other levels declare as well; numbers are none."""
    if condition.performance:
        yield condition.performance.fact
    yield from (declared.fact for declared in condition.declarations or () if declared.is_declared)
