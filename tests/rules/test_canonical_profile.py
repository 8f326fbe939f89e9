"""A profile is written in one canonical form, which reads back to an equal profile and the same assessment."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

from rules import ProfileRefused, load_policies, profile_json
from rules.receipt import ReceiptRefused, receipt_bytes, receipt_of, replay
from tests.people import people
from tests.rules.verdicts import assessed, shipped

if TYPE_CHECKING:
    from tests.rules.altering import Person

WRITTEN: Any = {
    "as_of": "2026-11-22",
    "direction": "data",
    "education": None,
    "experience": {"years": 8.33},
    "titles": [{"obtained_on": "2020-07", "level": "junior", "years": None}, {"level": "junior"}],
    "employer_in_beijing": False,
    "basic": {"general": None, "engineer": True},
    "performance": {"engineer": None},
    "achievements": [
        {"count": 1, "kind": "paper", "rank": 2, "journal": None, "used_before": False},
        {"kind": "patent", "count": 3, "used_before": None, "granted": False},
        {"kind": "standard", "used_before": True},
    ],
    "exceptional": [],
}


def test_the_canonical_form_written_out() -> None:
    assert profile_json(shipped().profile(WRITTEN)) == {
        "as_of": "2026-11-22",
        "employer_in_beijing": False,
        "basic": {"engineer": True},
        "direction": "data",
        "experience": {"years": 8.25},  # 99 whole months
        "titles": [{"level": "junior", "obtained_on": "2020-07-01"}, {"level": "junior"}],
        "achievements": [
            {"kind": "paper", "rank": 2},
            {"kind": "patent", "granted": False, "count": 3, "used_before": None},
            {"kind": "standard", "used_before": True},
        ],
        "exceptional": [],
    }


def test_of_an_unknown_person_only_the_day_is_written() -> None:
    assert profile_json(shipped().profile({}, date(2026, 11, 22))) == {"as_of": "2026-11-22"}


@given(people())
def test_it_reads_back_to_an_equal_profile_and_assessment(person: Person) -> None:
    profile = shipped().profile(person)
    written = json.loads(json.dumps(profile_json(profile)))
    again = shipped().profile(written)
    assert again == profile
    assert profile_json(again) == written
    assert assessed(written).as_json() == assessed(person).as_json()


@given(people())
def test_a_receipt_replays_byte_for_byte(person: Person) -> None:
    receipt = receipt_bytes(receipt_of(assessed(person)))
    assert receipt_bytes(replay(json.loads(receipt), load_policies())) == receipt


def test_a_receipt_for_a_later_day_replays_on_that_day() -> None:
    receipt = receipt_of(assessed(WRITTEN, on=date(2030, 2, 28)))
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
    receipt = json.loads(receipt_bytes(receipt_of(assessed(WRITTEN))))
    with pytest.raises(ReceiptRefused, match=says):
        replay({**receipt, **change}, load_policies())


@pytest.mark.parametrize("receipt", [None, [], "x", {}])
def test_what_is_no_receipt_is_refused(receipt: object) -> None:
    with pytest.raises(ReceiptRefused, match="不是一份评估凭证"):
        replay(receipt, load_policies())


def test_a_receipt_whose_facts_were_spoilt_names_them() -> None:
    receipt = json.loads(receipt_bytes(receipt_of(assessed(WRITTEN))))
    receipt["facts"]["direction"] = "ai"
    with pytest.raises(ProfileRefused) as refused:
        replay(receipt, load_policies())
    assert [error.field for error in refused.value.errors] == ["direction"]
