"""Several notices side by side: the day chooses, no day may choose two; and the smallest notice there can be."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest

from rules import Assessment, Policies, Policy, ProfileRefused, load_policies, load_policy
from rules.policies import SeveralInForce
from tests.made_up_notices import NOTICES, SECOND, SMALLEST, beside

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
    assert "2027年3月15日" in error.message


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
        assert "2020年2月29日" in error.message


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


@pytest.mark.parametrize(
    ("other", "is_another_subject"),
    [
        ({}, False),
        ({"title": "另一份通知", "short_name": "另一份"}, False),
        ({"authority": "云海市经济和信息化局"}, True),
        ({"region": "云海市东区"}, True),
        ({"speciality": "工业设计"}, True),
        ({"authority": "山川市人力资源和社会保障局", "region": "山川市"}, True),
        ({"valid_from": "2032-01-01", "valid_until": "2040-12-31"}, True),
        ({"valid_from": "2020-01-01", "valid_until": "2027-03-14"}, True),
        ({"valid_from": "2020-01-01", "valid_until": "2027-03-15"}, False),
    ],
)
def test_on_one_day_there_may_be_others_but_none_of_the_same_subject(
    tmp_path: Path, other: dict[str, str], *, is_another_subject: bool
) -> None:
    """The later one is refused alone, naming what would be right, and the earlier one serves on."""
    beside(tmp_path, SECOND)
    beside(tmp_path, SECOND, "the-other", **other)
    policies = load_policies(tmp_path)
    if is_another_subject:
        assert {policy.id for policy in policies} == {SECOND, "the-other"}
        assert policies.refused == ()
        return
    (kept,) = policies
    (refused,) = policies.refused
    later = {SECOND, "the-other"} - {kept.id}
    assert refused.file == f"{later.pop()}/policy.yaml"
    assert all(words in refused.message for words in ("valid_until", "replaces", kept.id))
    assert str(max(SECOND_BEGINS, kept.data.valid_from)) in refused.message


SECOND_BEGINS = date(2027, 3, 15)


def test_of_several_in_force_one_must_be_named(tmp_path: Path) -> None:
    beside(tmp_path, SECOND)
    beside(tmp_path, SECOND, "another-city", region="山川市")
    policies = load_policies(tmp_path)
    with pytest.raises(SeveralInForce) as refused:
        policies.in_force(SECOND_BEGINS)
    (error,) = refused.value.errors
    assert (error.field, set(error.allowed)) == ("notice", {SECOND, "another-city"})
    assert policies.named("another-city", SECOND_BEGINS).data.region == "山川市"
    assert [edition.id for edition in policies.candidates(date(2027, 3, 14))] == []


@pytest.mark.parametrize("spoilt", ["policy.yaml", "levels/engineer.yaml", "notice.txt", "facts.yaml"])
def test_a_notice_that_does_not_hold_together_is_refused_alone(tmp_path: Path, spoilt: str) -> None:
    """Also where nobody has read it before it is needed: then the other one is the only one in force."""
    beside(tmp_path, SECOND)
    broken = beside(tmp_path, SECOND, "another-city", region="山川市") / spoilt
    broken.write_text(broken.read_text("utf-8")[:40] + "\x07\n", "utf-8")
    policies = load_policies(tmp_path)
    assert policies.in_force(SECOND_BEGINS).id == SECOND
    (refused,) = policies.refused
    assert refused.file.startswith("another-city/")
    with pytest.raises(KeyError):
        policies["another-city"]


def test_a_notice_is_read_when_it_is_first_used(tmp_path: Path) -> None:
    beside(tmp_path, SECOND)
    beside(tmp_path, SECOND, "next-version", replaces=SECOND, valid_from="2029-01-01")
    policies = load_policies(tmp_path)
    first, _ = policies.editions
    assert policies.in_force(SECOND_BEGINS) is first.policy
    assert [edition.is_read for edition in policies.editions] == [True, False]


def test_a_notice_that_replaces_another_ends_it_on_the_day_before(tmp_path: Path) -> None:
    """Also under another name of the speciality, and though the older one says nothing of it."""
    beside(tmp_path, SECOND)
    beside(tmp_path, SECOND, "next-version", replaces=SECOND, valid_from="2029-01-01", speciality="智能工厂")
    policies = load_policies(tmp_path)
    assert policies.in_force(date(2028, 12, 31)).id == SECOND
    assert policies.in_force(date(2029, 1, 1)).id == "next-version"
    assert policies[SECOND].digest == load_policy(NOTICES / SECOND).digest
    with pytest.raises(ProfileRefused, match="2028年12月31日"):
        policies[SECOND].profile({"as_of": "2029-01-01"})
    successor = policies.successor(SECOND)
    assert successor is not None
    assert successor.id == "next-version"
    assert policies.successor("next-version") is None


def test_the_next_version_of_the_same_subject_follows_without_saying_so(tmp_path: Path) -> None:
    beside(tmp_path, SECOND)
    beside(tmp_path, SECOND, "next-version", valid_from="2032-01-01", valid_until="2033-01-01")
    successor = load_policies(tmp_path).successor(SECOND)
    assert successor is not None
    assert successor.id == "next-version"


def test_a_version_that_does_not_hold_together_ends_nothing(tmp_path: Path) -> None:
    beside(tmp_path, SECOND)
    newer = beside(tmp_path, SECOND, "next-version", replaces=SECOND, valid_from="2029-01-01")
    (newer / "facts.yaml").unlink()
    policies = load_policies(tmp_path)
    assert policies.in_force(date(2029, 1, 1)).id == SECOND
    assert [refused.file for refused in policies.refused] == ["next-version/facts.yaml"]
    assert policies[SECOND].profile({"as_of": "2029-01-01"}).as_of == date(2029, 1, 1)


@pytest.mark.parametrize(("replaces", "begins"), [("no-such", "2029-01-01"), (SECOND, "2027-03-15")])
def test_what_replaces_nothing_earlier_is_refused(tmp_path: Path, replaces: str, begins: str) -> None:
    beside(tmp_path, SECOND)
    folder = beside(tmp_path, SECOND, "next-version", replaces=replaces, valid_from=begins)
    policies = load_policies(tmp_path)
    (refused,) = policies.refused
    assert refused.file == "next-version/policy.yaml"
    line = (folder / "policy.yaml").read_text("utf-8").splitlines()[refused.line - 1]
    assert line.startswith("replaces")
    assert policies[SECOND].data.valid_until == date(2031, 12, 31)


def test_an_id_belongs_to_the_first_that_has_it(tmp_path: Path) -> None:
    """An operator's folder does not silently take the place of one that comes with the program."""
    (tmp_path / "ours").mkdir()
    (tmp_path / "theirs").mkdir()
    for place in ("ours", "theirs"):
        beside(tmp_path / place, SECOND)
    policies = load_policies(tmp_path / "ours", tmp_path / "theirs")
    assert policies[SECOND].folder == tmp_path / "ours" / SECOND
    (refused,) = policies.refused
    assert (refused.file, refused.line) == (f"{SECOND}/policy.yaml", 2)
    assert str(tmp_path / "ours") in refused.message


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
