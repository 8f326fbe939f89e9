"""How many achievements are short, which would count if one attribute were better, and why others do not."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from tests.people import ACHIEVEMENTS, people
from tests.rules.altering import Alteration, Person, entries_of
from tests.rules.verdicts import conditions, entry, levels


def achievements(level: str, *listed: dict[str, Any]) -> dict[str, Any]:
    return entry({"achievements": list(listed)}, level, "achievements")


def upgrades(level: str, *listed: dict[str, Any]) -> list[tuple[int, str, str, object, object]]:
    return [
        (better["entry"], better["clause"], better["attribute"], better["seen"], better["needed"])
        for better in achievements(level, *listed)["upgrades"]
    ]


def reasons(level: str, *listed: dict[str, Any]) -> dict[int, str]:
    return {idle["entry"]: idle["reason"] for idle in achievements(level, *listed)["not_counted"]}


SENIOR, PROFESSORATE = "senior_engineer", "professorate_senior_engineer"


@pytest.mark.parametrize(
    ("level", "listed", "upgrade", "text"),
    [
        (
            SENIOR,
            {"kind": "patent", "granted": True, "rank": 2},
            ("附件2 三（三）3", "rank", 2, 1),
            "第1条发明专利：第二发明人 → 需第一发明人",
        ),
        (
            SENIOR,
            {"kind": "patent", "granted": False, "rank": 1},
            ("附件2 三（三）3", "granted", False, True),
            "第1条发明专利：未授权 → 需已授权",
        ),
        (
            SENIOR,
            {"kind": "paper", "journal": "core", "rank": 12},
            ("附件2 三（三）8", "rank", 12, 3),
            "第1条专业论文：第12作者 → 需前三作者",
        ),
        (
            SENIOR,
            {"kind": "risk_discovery", "role": "participant"},
            ("附件2 三（三）6", "role", "participant", "key_contributor"),
            "参与 → 需主要完成人及以上",
        ),
        (
            SENIOR,
            {"kind": "incident_response", "role": "key_contributor"},
            ("附件2 三（三）6", "role", "key_contributor", "lead"),
            "主要完成人 → 需主要负责人",
        ),
        (
            PROFESSORATE,
            {"kind": "report", "role": "lead", "influence": "industry", "promotion": "city"},
            ("附件2 四（三）4", "promotion", "city", "provincial"),
            "地市级 → 需省部级及以上",
        ),
    ],
)
def test_one_attribute_away(
    level: str, listed: dict[str, Any], upgrade: tuple[str, str, object, object], text: str
) -> None:
    (better,) = achievements(level, listed)["upgrades"]
    assert better["entry"] == 0
    assert (better["clause"], better["attribute"], better["seen"], better["needed"]) == upgrade
    assert better["text"].startswith("第1条")
    assert better["text"].endswith(text)


@pytest.mark.parametrize(
    "listed",
    [
        {"kind": "patent", "granted": False, "rank": 2},  # two attributes fail
        {"kind": "patent", "granted": True},  # nothing fails, one is unknown
        {"kind": "patent", "granted": False},  # one fails, another is unknown
        {"kind": "patent", "granted": True, "rank": 2, "used_before": True},  # used before besides
        {"kind": "patent", "granted": True, "rank": 2, "used_before": None},  # perhaps used before
        {"kind": "patent", "granted": True, "rank": 1, "used_before": True},  # only used before
        {"kind": "patent", "granted": True, "rank": 1},  # counts already
        {"kind": "standard"},  # no such item
    ],
)
def test_nothing_that_one_attribute_would_cure(listed: dict[str, Any]) -> None:
    assert upgrades(SENIOR, listed) == []


@pytest.mark.parametrize(
    ("level", "listed", "reason", "text"),
    [
        (SENIOR, {"kind": "standard"}, "kind", "第1条标准：本级的成果条件没有这一类"),
        (
            SENIOR,
            {"kind": "patent", "granted": True, "rank": 1, "used_before": True},
            "used_before",
            "第1条发明专利：在以往职称评审中用过，不能再用",
        ),
        (
            SENIOR,
            {"kind": "patent", "granted": False, "rank": 2, "used_before": True},
            "used_before",
            "第1条发明专利：在以往职称评审中用过，不能再用",
        ),
        (
            SENIOR,
            {"kind": "patent", "granted": False, "rank": 2},
            "attributes",
            "第1条发明专利：需已授权，需第一发明人",
        ),
        (SENIOR, {"kind": "patent", "granted": False}, "attributes", "第1条发明专利：需已授权"),
        (
            PROFESSORATE,
            {"kind": "patent", "granted": True, "rank": 1},
            "unpaired",
            "第1条发明专利：本级每2项计1项，不足2项的不计",
        ),
    ],
)
def test_why_an_entry_does_not_count(level: str, listed: dict[str, Any], reason: str, text: str) -> None:
    assert achievements(level, listed)["not_counted"] == [{"entry": 0, "reason": reason, "text": text}]


@pytest.mark.parametrize(
    ("level", "listed"),
    [
        (SENIOR, {"kind": "patent", "granted": True, "rank": 1}),  # counts
        (SENIOR, {"kind": "patent", "granted": True}),  # may count
        (SENIOR, {"kind": "patent", "granted": True, "rank": 1, "used_before": None}),  # may count
        (PROFESSORATE, {"kind": "patent", "granted": True, "rank": 1, "count": 2}),  # a pair
        (PROFESSORATE, {"kind": "patent", "granted": True, "rank": 1, "count": 3}),  # a pair and one more
    ],
)
def test_what_counts_or_may_count_is_no_idle_entry(level: str, listed: dict[str, Any]) -> None:
    assert reasons(level, listed) == {}


def test_every_fault_is_said_with_what_is_needed() -> None:
    report = {"kind": "report", "role": "participant", "influence": "unit", "promotion": "city"}
    (idle,) = achievements(SENIOR, report)["not_counted"]
    assert idle["text"] == (
        "第1条报告或设计文件：承担的角色需：主要完成人及以上，影响范围需：在行业内有较大影响，技术推广需：省部级及以上"
    )
    (idle,) = achievements(SENIOR, {"kind": "paper", "rank": 4})["not_counted"]
    assert idle["text"] == "第1条专业论文：需前三作者"


def test_an_upgrade_that_would_only_make_half_a_pair_is_none() -> None:
    patent = {"kind": "patent", "granted": True, "rank": 1}
    second = {**patent, "rank": 2}
    for listed, places in [
        ([second], []),
        ([patent, second], [1]),
        ([{**patent, "count": 2}, second], []),
        ([{**patent, "count": 3}, second], [1]),
        ([{**second, "count": 2}], [0]),
        ([patent, {**second, "count": 2}], [1]),
    ]:
        assert [place for place, *_ in upgrades(PROFESSORATE, *listed)] == places


def test_entries_keep_their_places() -> None:
    papers = {"kind": "paper", "journal": "public", "rank": 1}
    patent = {"kind": "patent", "granted": True, "rank": 2}
    assert upgrades(SENIOR, papers, {"kind": "standard"}, patent) == [
        (2, "附件2 三（三）3", "rank", 2, 1),
        (0, "附件2 三（三）8", "journal", "public", "core"),
    ]
    assert reasons(SENIOR, papers, {"kind": "standard"}, patent) == {
        0: "attributes",
        1: "kind",
        2: "attributes",
    }


def test_kinds_of_one_item_are_not_paired_with_one_another() -> None:
    found = achievements(
        PROFESSORATE,
        {"kind": "risk_discovery", "role": "lead"},
        {"kind": "incident_response", "role": "lead"},
    )
    assert found["short_by"] == 3
    assert [idle["reason"] for idle in found["not_counted"]] == ["unpaired", "unpaired"]


def test_two_entries_of_a_kind_make_a_pair() -> None:
    patent = {"kind": "patent", "granted": True, "rank": 1}
    assert achievements(PROFESSORATE, patent, patent)["short_by"] == 2
    assert reasons(PROFESSORATE, patent, patent) == {}


@given(people())
def test_what_is_short_is_what_is_required_less_what_counts(person: Person) -> None:
    for level in levels(person).values():
        counted = conditions(level).get("achievements")
        for missing in level["missing"]:
            if counted and missing["condition"] == "achievements":
                assert missing["short_by"] == counted["required"] - counted["counted"] > 0


@given(people())
def test_an_upgrade_does_what_it_says_and_nothing_less_would(person: Person) -> None:
    """With the attribute as needed the entry is under its clause for sure; a step below, it is not."""
    for name, level in levels(person).items():
        for better in (better for missing in level["missing"] for better in missing.get("upgrades", [])):
            path = ("achievements", better["entry"], better["attribute"])
            assert sure_at(Alteration(path, better["needed"]).of(person), name, better["entry"])
            kind = entries_of(person, "achievements")[better["entry"]]["kind"]
            values = list(ACHIEVEMENTS[kind][better["attribute"]])
            below = values[values.index(better["needed"]) - 1] if better["needed"] in values[1:] else None
            if below is not None:
                assert not sure_at(Alteration(path, below).of(person), name, better["entry"])


def sure_at(person: Person, level: str, place: int) -> bool:
    """Whether an entry of its own, made a hundred of, surely counts at a level."""
    entry_alone = {**person["achievements"][place], "count": 100}
    after = levels({**person, "achievements": [entry_alone]})[level]
    return conditions(after)["achievements"]["status"] == "met"


@given(people())
def test_what_does_not_count_may_as_well_be_left_out(person: Person) -> None:
    for name, level in levels(person).items():
        for missing in level["missing"]:
            idle = {entry["entry"] for entry in missing.get("not_counted", [])}
            kept = [entry for n, entry in enumerate(entries_of(person, "achievements")) if n not in idle]
            if idle:
                after = levels({**person, "achievements": kept})[name]
                counts = [conditions(part)["achievements"].get("counted") for part in (level, after)]
                assert counts[0] == counts[1]


@given(people())
def test_every_entry_counts_or_may_count_or_has_a_reason(person: Person) -> None:
    """Alone, and a hundred of it, an entry is met, unknown, or one of those that are said not to count."""
    for name, level in levels(person).items():
        for missing in level["missing"]:
            if "not_counted" not in missing:
                continue
            reasons_given = {entry["entry"]: entry["reason"] for entry in missing["not_counted"]}
            for place, listed in enumerate(entries_of(person, "achievements")):
                alone = levels({**person, "achievements": [{**listed, "count": 100}]})[name]
                never = conditions(alone)["achievements"]["status"] == "not_met"
                assert never == (reasons_given.get(place) in {"kind", "used_before", "attributes"})
