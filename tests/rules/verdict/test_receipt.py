"""A receipt: which data judged which facts on which day, every finding, and the same bytes when it is replayed."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

from rules import Assessment, ProfileRefused, load_policies, load_policy
from rules.verdict.receipt import ReceiptRefused, fingerprint, receipt_bytes, receipt_of, replay
from tests.made_up_notices import APPLICANT, NOTICES, SECOND, SMALLEST
from tests.people import people
from tests.rules.verdicts import assessed

if TYPE_CHECKING:
    from tests.rules.altering import Person

PERSON: Any = {
    "as_of": "2026-11-22",
    "direction": "data",
    "experience": {"years": 8.33},
    "titles": [{"level": "junior", "obtained_on": "2020-07"}],
    "achievements": [{"kind": "patent", "count": 3, "used_before": None, "granted": False}],
}


def test_a_receipt_of_the_smallest_notice_written_out() -> None:
    notice = load_policy(NOTICES / SMALLEST)
    facts = {"as_of": "2023-02-28", "experience": {"since": "2019-03"}, "titles": [{"level": "conservator"}]}
    assessment = Assessment(notice, notice.profile(facts))
    experience = {
        "asked": {"mechanism": "ExperienceAtLeast", "years": 4},
        "status": "not_met",
        "reached": "2023-03-01",
    }
    route = {
        "asked": {"mechanism": "AllOf"},
        "status": "not_met",
        "clause": "三",
        "reached": "2023-03-01",
        "children": [experience],
    }
    assert receipt_of(assessment) == {
        "policy": SMALLEST,
        "data_sha256": notice.digest,
        "as_of": "2023-02-28",
        "facts": {
            "as_of": "2023-02-28",
            "experience": {"since": "2019-03-01"},
            "titles": [{"level": "conservator"}],
        },
        "findings": [
            {
                "level": "conservator",
                "held": {"asked": {"mechanism": "LevelHeld", "rank": 0}, "status": "unknown", "clause": "二"},
                "conditions": {
                    "experience": {
                        "asked": {"mechanism": "AnyOf"},
                        "status": "not_met",
                        "reached": "2023-03-01",
                        "children": [route],
                    }
                },
            }
        ],
        "assessment": assessment.as_json(),
    }


def test_what_was_counted_and_seen_is_in_the_findings() -> None:
    notice = load_policy(NOTICES / SECOND)
    listed = [{"kind": "course", "count": 4, "registered": True}, {"kind": "patent", "used_before": None}]
    receipt = receipt_of(Assessment(notice, notice.profile({**APPLICANT, "achievements": listed})))
    engineer: Any = receipt["findings"][1]["conditions"]
    counted = engineer["achievements"]
    assert (counted["counted"], counted["possible"], counted["clause"]) == (1, 2, "第八条")
    assert counted["asked"] == {"mechanism": "AchievementCount", "required": 1}
    improvement, patent, course = counted["children"]
    assert improvement == {
        "asked": {"mechanism": "AchievementItem"},
        "status": "not_met",
        "clause": "第八条（一）",
        "children": [
            {
                "asked": {"mechanism": "AchievementKind", "kind": "process_improvement", "every": 1},
                "status": "not_met",
            }
        ],
    }
    (kind,) = patent["children"]
    assert (kind["counted"], kind["possible"], patent["counted"], patent["possible"]) == (0, 1, 0, 1)
    (kind,) = course["children"]
    assert (kind["counted"], kind["possible"], course["counted"], course["possible"]) == (4, 4, 1, 1)
    (entry,) = kind["children"]
    assert entry == {
        "asked": {"mechanism": "AchievementKind", "kind": "course", "every": 3},
        "status": "met",
        "children": [
            {"asked": {"mechanism": "AttributeIs", "attribute": "registered"}, "status": "met", "seen": True},
            {"asked": {"mechanism": "Unused"}, "status": "met", "clause": "第十三条", "seen": False},
        ],
    }


def test_its_fingerprint_is_that_of_its_bytes() -> None:
    assessment = assessed(PERSON)
    receipt = receipt_of(assessment)
    assert fingerprint(assessment) == hashlib.sha256(receipt_bytes(receipt)).hexdigest()
    assert list(json.loads(receipt_bytes(receipt))) == [
        "policy",
        "data_sha256",
        "as_of",
        "facts",
        "findings",
        "assessment",
    ]


@given(people())
def test_a_receipt_replays_byte_for_byte(person: Person) -> None:
    receipt = receipt_bytes(receipt_of(assessed(person)))
    assert receipt_bytes(replay(json.loads(receipt), load_policies())) == receipt


def test_a_receipt_for_a_later_day_replays_on_that_day() -> None:
    receipt = receipt_of(assessed(PERSON, on=date(2030, 2, 28)))
    assert receipt["as_of"] == "2030-02-28"
    assert receipt["facts"]["as_of"] == "2026-11-22"
    assert replay(json.loads(receipt_bytes(receipt)), load_policies()) == receipt


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"policy": "shanghai-2024"}, "通告不在"),
        ({"data_sha256": "0" * 64}, "数据不同"),
        ({"as_of": "昨天"}, "as_of"),
        ({"findings": None}, "不是一份评估凭证"),
        ({"facts": []}, "不是一份评估凭证"),
    ],
)
def test_a_receipt_that_cannot_be_replayed_is_refused_in_chinese(change: dict[str, Any], says: str) -> None:
    receipt = json.loads(receipt_bytes(receipt_of(assessed(PERSON))))
    with pytest.raises(ReceiptRefused, match=says):
        replay({**receipt, **change}, load_policies())


@pytest.mark.parametrize("receipt", [None, [], "x", {}])
def test_what_is_no_receipt_is_refused(receipt: object) -> None:
    with pytest.raises(ReceiptRefused, match="不是一份评估凭证"):
        replay(receipt, load_policies())


def test_a_receipt_whose_facts_were_spoilt_names_them() -> None:
    receipt = json.loads(receipt_bytes(receipt_of(assessed(PERSON))))
    receipt["facts"]["direction"] = "ai"
    with pytest.raises(ProfileRefused) as refused:
        replay(receipt, load_policies())
    assert [error.field for error in refused.value.errors] == ["direction"]
