"""`zhicheng notice preview`: a notice as its author should see it; what is approved is held at each check."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.authoring.applicants import MOST, NoSuchApplicant, applicants, chosen
from bot.authoring.approved import FILE
from bot.authoring.inspection import Inspection
from bot.authoring.preview import preview
from rules import load_policy
from rules.loader import NOTICES as SHIPPED
from tests.bot.commands.shell import zhicheng
from tests.first_words import foreign
from tests.made_up_notices import LANHU, LINHAI, NOTICES, SECOND, SMALLEST, THIRD

if TYPE_CHECKING:
    from pathlib import Path

    from rules import Policy

FOLDERS = [
    *(path for path in SHIPPED.iterdir() if path.is_dir()),
    *(NOTICES / one for one in (SECOND, SMALLEST, THIRD, LINHAI, LANHU)),
]


@pytest.fixture(params=FOLDERS, ids=lambda path: path.name)
def policy(request: pytest.FixtureRequest) -> Policy:
    return load_policy(request.param)


@pytest.fixture
def day(policy: Policy) -> date:
    return max(policy.data.valid_from, min(date(2026, 11, 26), policy.data.valid_until or date.max))


def test_it_shows_every_level_condition_question_and_person(policy: Policy, day: date) -> None:
    told = preview(policy, day)
    for level in policy.levels:
        assert level.name in told
        for condition in level.conditions:
            assert condition.title in told
    for fact in policy.catalogue.facts.values():
        assert fact.ask in told
    assert len([line for line in told.splitlines() if line.startswith("### ")]) == len(
        applicants(policy, day)
    )
    assert "看结论" in told
    assert "凭证" in told


def test_of_a_made_up_notice_it_says_no_word_of_the_shipped_one() -> None:
    for name in (SECOND, THIRD):
        policy = load_policy(NOTICES / name)
        assert foreign(preview(policy, policy.data.valid_from), policy) == set()


def test_the_people_differ_and_show_both_sides(policy: Policy, day: date) -> None:
    people = applicants(policy, day)
    assert 2 <= len(people) <= MOST
    assert len({str(one.facts) for one in people}) == len(people)
    verdicts = [status for one in people for status in one.verdict(policy).values()]
    assert {"eligible", "not_eligible", "undetermined"} <= set(verdicts)


def test_who_just_meets_a_way_can_apply_and_who_lacks_half_a_year_cannot(policy: Policy, day: date) -> None:
    for one in applicants(policy, day):
        name, _, what = one.why.partition("：")
        level = next((level.level for level in policy.levels if level.name == name), None)
        if level is None:
            continue
        status = one.verdict(policy)[level]
        assert status == "eligible" if what.startswith("刚好") else status == "not_eligible", one


@pytest.mark.parametrize(
    ("said", "numbers"),
    [("1", [1]), ("1,3-5", [1, 3, 4, 5]), ("2，2", [2]), ("all", [1, 2, 3, 4, 5, 6]), ("3-3", [3])],
)
def test_numbers_choose_people(said: str, numbers: list[int]) -> None:
    assert list(chosen(said, 6)) == numbers


@pytest.mark.parametrize("said", ["0", "7", "1-9", "x", "", "1;2"])
def test_numbers_that_are_none_are_refused(said: str) -> None:
    with pytest.raises(NoSuchApplicant):
        chosen(said, 6)


def test_what_is_approved_is_held_at_each_check(tmp_path: Path) -> None:
    folder = shutil.copytree(NOTICES / THIRD, tmp_path / THIRD)
    digest = load_policy(folder).digest
    assert zhicheng("notice", "preview", str(folder), "--approve", "x").code == 2
    assert zhicheng("notice", "preview", str(folder), "--approve", "all").code == 0
    assert load_policy(folder).digest == digest
    assert Inspection(folder).run() == []
    for name in ("levels/gardener.yaml", "notice.txt"):
        text = (folder / name).read_text(encoding="utf-8")
        changed = text.replace("工作满4年", "工作满3年").replace("experience_years: 4", "experience_years: 3")
        (folder / name).write_text(changed, encoding="utf-8")
    problems = Inspection(folder).run()
    assert {one.file for one in problems} == {FILE}
    assert any("养护师原来是不能申报，现在是可以申报" in one.message for one in problems)


def test_a_folder_with_errors_is_to_be_checked_first(tmp_path: Path) -> None:
    folder = shutil.copytree(NOTICES / THIRD, tmp_path / THIRD)
    (folder / "facts.yaml").unlink()
    assert zhicheng("notice", "preview", str(folder)).code == 1
