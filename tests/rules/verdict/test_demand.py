"""What a condition asks of anybody: all that its data says, of every notice, with its clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from rules import load_policies
from rules.verdict.demand import demanded, demands
from tests.made_up_notices import NOTICES, SECOND

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rules import Policy
    from rules.verdict.demand import Demand

POLICIES = {policy.id: policy for policy in (*load_policies(), *load_policies(NOTICES))}
(SHIPPED,) = load_policies()
LEVELS = [(policy.id, level.level) for policy in POLICIES.values() for level in policy.levels]


def written(data: Any, key: str) -> Iterator[Any]:
    """Everything that stands under ``key`` anywhere in the data."""
    if isinstance(data, dict):
        if data.get(key) is not None:
            yield data[key]
        for value in data.values():
            yield from written(value, key)
    if isinstance(data, list):
        for value in data:
            yield from written(value, key)


def of_level(policy: Policy, level: str) -> list[Demand]:
    return [demanded(policy, condition) for condition in policy.level(level).conditions]


@pytest.mark.parametrize(("policy", "level"), LEVELS)
def test_a_level_tells_every_clause_and_every_quote_of_its_data(policy: str, level: str) -> None:
    notice = POLICIES[policy]
    told = of_level(notice, level)
    data = [one.model_dump() for one in notice.catalogue.levels[level].conditions]
    clauses = {clause for one in told for clause in one.clauses}
    assert set(written(data, "clause")) <= clauses
    assert clauses <= set(notice.notice)
    all_told = [one for demand in told for one in demand.walk()]
    words = {one.words for one in all_told} | {words for one in all_told for words, _ in one.each}
    assert set(written(data, "quote")) <= words
    judged = [word for demand in told for one in demand.walk() for word in one.judged]
    assert judged == [word for listed in written(data, "committee") for word in listed]


@pytest.mark.parametrize(("policy", "level"), LEVELS)
def test_a_condition_fits_into_a_cell_in_a_few_words(policy: str, level: str) -> None:
    for one in of_level(POLICIES[policy], level):
        assert one.ways
        assert all(way.brief for way in one.ways)
        assert {clause for way in one.ways for clause in way.cited} <= one.clauses
        routes = POLICIES[policy].catalogue.levels[level].conditions
        ways = [route.quote for each in routes for route in each.routes or () if each.name == one.words]
        assert set(ways) <= {way.brief for way in one.ways}


@pytest.mark.parametrize(
    ("clause", "parts"),
    [
        ("附件2 三（三）3", ["发明专利（已授权、排名：第一）"]),
        ("附件2 三（四）3", ["排名：前五", "标准（标准级别：国家标准、排名：前五）"]),
        (
            "附件2 三（三）6",
            [
                "发现较大风险隐患（承担的角色：主要完成人及以上）",
                "处置较严重的安全事件（承担的角色：主要负责人）",
            ],
        ),
        ("附件2 三（四）5", []),
    ],
)
def test_a_clause_tells_what_facts_are_held_against(clause: str, parts: list[str]) -> None:
    (one,) = demands(SHIPPED, clause)
    assert [part.words for part in one.parts] == parts


def test_what_every_outcome_must_be_is_told_once() -> None:
    (counted,) = demands(SHIPPED, "附件2 四（三）")
    assert SHIPPED.catalogue.used_before
    assert counted.each == ((SHIPPED.catalogue.used_before.quote, "附件2 序言2"),)
    assert counted.rule is not None
    assert "3项" in counted.brief
    assert SECOND in POLICIES
