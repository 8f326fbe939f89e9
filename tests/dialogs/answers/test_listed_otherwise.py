"""What is supposed of what is listed: so many in all, none of a kind, granted or not; what is not clear stays open."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import JsonValue

from dialogs.answers.hypothesis import Hypotheses
from rules import load_policies

DAY = date(2026, 11, 27)
SUPPOSED = Hypotheses(load_policies().in_force(DAY))

PAPERS: dict[str, JsonValue] = {"kind": "paper", "count": 3}
PATENT: dict[str, JsonValue] = {"kind": "patent", "count": 1, "rank": 1, "granted": True}
CORE: dict[str, JsonValue] = {"kind": "paper", "count": 2, "rank": 1, "journal": "core"}
PUBLIC: dict[str, JsonValue] = {"kind": "paper", "count": 1, "rank": 2, "journal": "public"}
STANDARD: dict[str, JsonValue] = {"kind": "standard", "count": 1, "level": "national"}
CNVD: dict[str, JsonValue] = {"kind": "vulnerability"}

Listed = list[dict[str, Any]]


def supposed(said: str, listed: Listed) -> Any:
    known: dict[str, JsonValue] = {
        "titles": [{"level": "intermediate"}],
        "achievements": [*listed],
        "exceptional": [CNVD],
    }
    found = SUPPOSED.read(said, known, DAY)
    return None if found is None else dict(found.facts)


@pytest.mark.parametrize(
    ("said", "count"),
    [
        *(
            (said, 1)
            for said in ("如果论文只有一篇呢", "如果只有1篇论文呢", "要是论文一共1篇呢", "如果论文就一篇")
        ),
        *(
            (said, 2)
            for said in ("如果论文是2篇呢", "如果论文变成两篇呢", "要是我论文只有2篇", "如果我只发了两篇论文")
        ),
        ("如果论文有3篇呢", 3),
    ],
)
def test_how_many_there_are_is_not_how_many_more(said: str, count: int) -> None:
    assert supposed(said, [PATENT, PAPERS]) == {"achievements": [PATENT, {**PAPERS, "count": count}]}


@pytest.mark.parametrize(
    ("said", "kind", "more"),
    [
        *(
            (said, "paper", 2)
            for said in ("如果论文有5篇呢", "如果我一共5篇论文", "如果论文总共5篇", "论文变成5篇呢")
        ),
        *((said, "patent", 1) for said in ("如果专利有2项呢", "要是专利有两个呢", "如果总共有两个专利")),
    ],
)
def test_of_what_is_more_than_that_nothing_else_is_known(said: str, kind: str, more: int) -> None:
    assert supposed(said, [PATENT, PAPERS]) == {
        "achievements": [PATENT, PAPERS, {"kind": kind, "count": more}]
    }


@pytest.mark.parametrize(
    ("said", "listed"),
    [
        ("如果核心论文只有一篇呢", [{**CORE, "count": 1}, PUBLIC, STANDARD]),
        ("如果核心论文有3篇呢", [CORE, PUBLIC, STANDARD, {"kind": "paper", "journal": "core", "count": 1}]),
        ("如果只有2篇核心论文", [CORE, PUBLIC, STANDARD]),
        ("如果没有核心论文呢", [PUBLIC, STANDARD]),
        ("如果没有论文呢", [STANDARD]),
        ("如果论文都是一作呢", [CORE, {**PUBLIC, "rank": 1}, STANDARD]),
        ("如果论文都没用过呢", [{**one, "used_before": False} for one in (CORE, PUBLIC)] + [STANDARD]),
        ("如果论文再发两篇核心", [CORE, PUBLIC, STANDARD, {"kind": "paper", "journal": "core", "count": 2}]),
        ("如果没有国标呢", [CORE, PUBLIC]),
        ("如果没有专利呢", [CORE, PUBLIC, STANDARD]),
        ("如果再有一篇核心论文", [CORE, PUBLIC, STANDARD, {"kind": "paper", "journal": "core"}]),
        ("如果多一篇论文", [CORE, PUBLIC, STANDARD, {"kind": "paper"}]),
    ],
)
def test_of_several_sorts_those_are_meant_that_are_named(said: str, listed: Listed) -> None:
    assert supposed(said, [CORE, PUBLIC, STANDARD])["achievements"] == listed


@pytest.mark.parametrize(
    "said",
    [
        *(
            "如果论文只有一篇呢",
            "如果论文是一作呢",
            "如果只有一篇论文呢",
            "如果论文不够呢",
            "如果我只发了一篇呢",
        ),
        *("如果论文呢", "如果论文发了两篇核心", "如果论文有没有一作呢"),
        *("要是论文少一篇呢", "如果论文不是核心呢", "如果论文没用过呢", "如果论文只有一两篇呢"),
    ],
)
def test_what_is_not_clear_is_not_computed_as_one_more(said: str) -> None:
    assert not (supposed(said, [CORE, PUBLIC, STANDARD]) or {}).get("achievements")


@pytest.mark.parametrize("said", ["如果没有CNVD呢", "要是没有漏洞证书呢", "没有CNVD的话"])
def test_a_ground_may_be_supposed_away(said: str) -> None:
    assert supposed(said, [PAPERS]) == {"exceptional": []}


@pytest.mark.parametrize(
    ("said", "entry"),
    [
        ("如果专利授权了呢", {"kind": "patent", "granted": True}),
        ("如果专利没授权呢", {"kind": "patent", "granted": False}),
        ("如果有专利呢", {"kind": "patent"}),
        ("再有一个第一发明人的授权专利", {"kind": "patent", "granted": True, "rank": 1}),
        ("如果有两项专利呢", {"kind": "patent", "count": 2}),
    ],
)
def test_what_none_is_listed_of_is_one_of_which_the_notice_speaks(
    said: str, entry: dict[str, JsonValue]
) -> None:
    assert supposed(said, [PAPERS]) == {"achievements": [PAPERS, entry]}


@pytest.mark.parametrize(("said", "granted"), [("如果专利授权了呢", True), ("要是专利没授权呢", False)])
def test_what_is_listed_is_otherwise(said: str, *, granted: bool) -> None:
    assert supposed(said, [PATENT]) == {"achievements": [{**PATENT, "granted": granted}]}


@pytest.mark.parametrize("said", ["如果我没有职称呢", "如果没有任何职称呢", "要是没职称呢"])
def test_a_title_may_be_supposed_away(said: str) -> None:
    assert supposed(said, [PAPERS]) == {"titles": []}


@pytest.mark.parametrize("said", ["如果没有中级呢", "如果没有副高呢", "要是没有高工呢"])
def test_a_title_that_is_lacking_is_not_taken(said: str) -> None:
    found = SUPPOSED.read(said, {"titles": [], "achievements": []}, DAY)
    assert found is None or found.title is None
