"""A threshold that makes a higher level easier than the one below it is refused, unless the notice says so itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rules import load_policy
from tests.made_up_notices import NOTICES, SECOND
from tests.rules.notice_folder import Change, NoticeFolder, changes

if TYPE_CHECKING:
    from pathlib import Path

SENIOR = "levels/senior_engineer.yaml"


@changes("easier")
def test_what_is_easier_at_the_higher_level_is_refused(change: Change, folder: NoticeFolder) -> None:
    folder.must_refuse(change)


@changes("as hard")
def test_what_is_as_hard_is_accepted(change: Change, folder: NoticeFolder) -> None:
    folder.change(change.file, change.old, change.new)
    assert len(load_policy(folder.path).levels) == 4


def test_where_the_notice_itself_asks_less_of_an_achievement_it_is_said(folder: NoticeFolder) -> None:
    """二（三）7 较好 效益, 三（三）7 only 取得 效益: accepted, because the data say that the notice says so."""
    folder.change(SENIOR, ", easier_by_the_notice: [benefit]", "")
    refused = folder.refusal()
    assert (refused.file, refused.line) == (SENIOR, folder.line(SENIOR, "benefit: {at_least: some}"))
    assert refused.message.startswith("benefit 的要求比低一级的容易；低一级的是 good；")
    assert "easier_by_the_notice: [benefit]" in refused.message


def test_where_the_notice_itself_asks_less_of_a_route_it_is_said(tmp_path: Path) -> None:
    folder = NoticeFolder.copied(NOTICES / SECOND, tmp_path / SECOND)
    chief = "levels/chief_engineer.yaml"
    folder.change(chief, ", easier_by_the_notice: true", "")
    refused = folder.refusal()
    assert (refused.file, refused.line) == (chief, folder.line(chief, "第十条（二）"))
    assert "至少应为 6 年" in refused.message


def test_each_route_is_held_against_those_that_whoever_takes_it_could_have_taken(
    folder: NoticeFolder,
) -> None:
    """One year after a higher title, which a junior does not have, is no reason for eight years to become five."""
    engineer = "levels/engineer.yaml"
    folder.change(engineer, "experience_years: 5", "title: {at_least: intermediate, years: 1}")
    folder.change(engineer, "{at_least: junior, years: 4}", "{at_least: junior, years: 8}")
    folder.change(SENIOR, "{at_least: intermediate, years: 5}", "{at_least: junior, years: 5}")
    refused = folder.refusal()
    assert (refused.file, refused.line) == (SENIOR, folder.line(SENIOR, "{at_least: junior, years: 5}"))
    assert "至少应为 8 年" in refused.message


def test_what_the_notice_itself_makes_easier_excuses_no_other_route(folder: NoticeFolder) -> None:
    folder.change(SENIOR, "experience_years: 2", "experience_years: 2\n    easier_by_the_notice: true")
    folder.change(SENIOR, "experience_years: 7", "experience_years: 1")
    refused = folder.refusal()
    assert (refused.file, refused.line) == (SENIOR, folder.line(SENIOR, "experience_years: 1"))
    assert "至少应为 2 年" in refused.message


def test_years_are_not_compared_with_those_of_other_people(folder: NoticeFolder) -> None:
    """Below, a bachelor with a junior title or a college graduate with a higher one: nobody with less of both."""
    engineer = "levels/engineer.yaml"
    folder.change(engineer, "experience_years: 5", "title: {at_least: junior, years: 9}")
    folder.change(engineer, "{at_least: junior, years: 4}", "{at_least: intermediate, years: 9}")
    folder.change(
        SENIOR,
        "education: bachelor\n    title: {at_least: intermediate, years: 5}",
        "education: college\n    title: {at_least: junior, years: 0}",
    )
    assert len(load_policy(folder.path).levels) == 4
