"""Several notices side by side: the day chooses, no day may choose two; and the smallest notice there can be."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest

from rules import Assessment, NoticeRefused, Policies, Policy, ProfileRefused, load_policies, load_policy
from tests.made_up_notices import NOTICES, SECOND, SMALLEST

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def second() -> Policy:
    return load_policy(NOTICES / SECOND)


@pytest.fixture(scope="module")
def smallest() -> Policy:
    return load_policy(NOTICES / SMALLEST)


@pytest.mark.parametrize("day", ["2027-03-15", "2031-12-31"])
def test_it_is_in_force_from_its_first_day_to_its_last(second: Policy, day: str) -> None:
    assert second.in_force(date.fromisoformat(day))
    assert second.profile({"as_of": day}).as_of == date.fromisoformat(day)


@pytest.mark.parametrize("day", ["2027-03-14", "2032-01-01"])
def test_it_is_not_in_force_before_and_after(second: Policy, day: str) -> None:
    assert not second.in_force(date.fromisoformat(day))
    with pytest.raises(ProfileRefused) as refused:
        second.profile({"as_of": day})
    (error,) = refused.value.errors
    assert error.field == "as_of"
    assert "2027-03-15" in error.message


def test_the_day_chooses_the_notice(policy: Policy, tmp_path: Path) -> None:
    side_by_side = _side_by_side(policy, tmp_path)
    assert [notice.id for notice in side_by_side] == [SMALLEST, policy.id, SECOND]
    for day, chosen in [
        ("2020-02-29", SMALLEST),
        ("2024-02-29", SMALLEST),
        ("2024-05-01", policy.id),
        ("2027-03-14", policy.id),
        ("2027-03-15", SECOND),
        ("2031-12-31", SECOND),
    ]:
        assert side_by_side.in_force(date.fromisoformat(day)).id == chosen
        assert side_by_side[chosen].id == chosen
    with pytest.raises(KeyError, match="no-such-notice"):
        side_by_side["no-such-notice"]


def test_on_a_day_between_two_notices_there_is_none(policy: Policy, tmp_path: Path) -> None:
    """The first day that is named is that of the oldest notice."""
    side_by_side = _side_by_side(policy, tmp_path)
    for day in ("2020-02-28", "2024-04-30", "2032-01-01"):
        with pytest.raises(ProfileRefused) as refused:
            side_by_side.in_force(date.fromisoformat(day))
        (error,) = refused.value.errors
        assert (error.field, error.allowed) == ("as_of", ("YYYY-MM-DD", "YYYY-MM"))
        assert "2020-02-29" in error.message


def test_a_document_chooses_its_notice_by_its_day(policy: Policy, tmp_path: Path) -> None:
    """As far as it has a day; what else is wrong with it is for that notice to say."""
    side_by_side = _side_by_side(policy, tmp_path)
    today = date(2030, 1, 1)
    for document, chosen in [
        ({"as_of": "2021-01"}, SMALLEST),
        ({"as_of": "2026-11-22", "education": 3}, policy.id),
        ({}, SECOND),
        ({"as_of": None}, SECOND),
        ({"as_of": "2021-13"}, SECOND),
        ({"as_of": 2021}, SECOND),
        ([], SECOND),
        ("2021-01", SECOND),
        (None, SECOND),
    ]:
        assert side_by_side.for_document(document, today).id == chosen


def _side_by_side(policy: Policy, folder: Path) -> Policies:
    """The shipped notice, with an end put to it, between the two made-up ones."""
    for notice in (NOTICES / SECOND, NOTICES / SMALLEST, policy.folder):
        shutil.copytree(notice, folder / notice.name, ignore=shutil.ignore_patterns("vocabulary"))
    shipped = folder / policy.id / "policy.yaml"
    shipped.write_text(shipped.read_text("utf-8") + "valid_until: 2027-03-14\n", "utf-8")
    return load_policies(folder)


def test_two_notices_in_force_on_one_day_are_refused(policy: Policy, second: Policy, tmp_path: Path) -> None:
    for notice in (NOTICES / SECOND, policy.folder):
        shutil.copytree(notice, tmp_path / notice.name, ignore=shutil.ignore_patterns("vocabulary"))
    with pytest.raises(NoticeRefused) as refused:
        load_policies(tmp_path)
    assert refused.value.file == f"{SECOND}/policy.yaml"
    assert refused.value.line == 7
    assert "valid_until" in refused.value.message
    assert policy.id in refused.value.message
    assert str(second.data.valid_from) in refused.value.message


def test_the_digest_follows_the_data_and_nothing_else(second: Policy, tmp_path: Path) -> None:
    folder = tmp_path / SECOND
    shutil.copytree(second.folder, folder)
    assert load_policy(folder).digest == second.digest
    (folder / "vocabulary").mkdir(exist_ok=True)
    (folder / "vocabulary" / "words.yaml").write_text("a: b\n", "utf-8")
    assert load_policy(folder).digest == second.digest
    level = folder / "levels" / "engineer.yaml"
    level.write_bytes(level.read_bytes().replace(b"\n", b"\r\n"))
    assert load_policy(folder).digest == second.digest
    level.write_text(level.read_text("utf-8").replace("experience_years: 3", "experience_years: 4"), "utf-8")
    assert load_policy(folder).digest != second.digest


def test_the_digest_covers_every_file_that_decides(second: Policy, tmp_path: Path) -> None:
    folder = tmp_path / SECOND
    shutil.copytree(second.folder, folder)
    for path in (*folder.glob("*.yaml"), *folder.glob("levels/*.yaml")):
        content = path.read_bytes()
        path.write_bytes(content + b"\n# again\n")
        assert load_policy(folder).digest != second.digest, path
        path.write_bytes(content)
    notice = folder / "notice.txt"
    notice.write_text(notice.read_text("utf-8") + "附记\n", "utf-8")
    assert load_policy(folder).digest != second.digest


def test_a_digest_of_old_is_still_the_digest(smallest: Policy) -> None:
    """Receipts name it, and those that were given out must go on being replayed."""
    assert smallest.digest == "451c3129d78535c0774a08565defa53c921f78ed505b04a59e0cc9e345334b0f"


def test_the_smallest_notice_asks_for_one_thing_only(smallest: Policy) -> None:
    facts = {"as_of": "2023-02-28", "experience": {"since": "2019-03-01"}, "titles": []}
    (level,) = Assessment(smallest, smallest.profile(facts)).as_json()["levels"]
    assert (level["level"], level["status"], level["earliest_date"]) == (
        "conservator",
        "not_eligible",
        "2023-03-01",
    )
    assert level["missing"][0]["short_months"] == 1
    (level,) = Assessment(smallest, smallest.profile(facts), day=date(2023, 3, 1)).as_json()["levels"]
    assert (level["status"], level["caveats"]) == ("eligible", [])


def test_the_smallest_notice_has_no_field_for_what_it_does_not_ask(smallest: Policy) -> None:
    facts = {"as_of": "2023-02-28", "direction": "data", "achievements": [], "exceptional": [{"kind": "x"}]}
    with pytest.raises(ProfileRefused) as refused:
        smallest.profile(facts)
    errors = {error.field: error.allowed for error in refused.value.errors}
    assert set(errors) == {"direction", "achievements", "exceptional"}
    assert set(errors["direction"]) == {"as_of", "education", "experience", "titles"}
