"""A threshold that makes a higher level easier than the one below it is refused, unless the notice says so itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rules import load_policy
from tests.rules.notice_folder import Change, NoticeFolder
from tests.rules.test_second_notice import NOTICES, SECOND

if TYPE_CHECKING:
    from pathlib import Path

ENGINEER = "levels/engineer.yaml"
SENIOR = "levels/senior_engineer.yaml"
PROFESSORATE = "levels/professorate_senior_engineer.yaml"

EASIER = {
    "fewer outcomes": Change(PROFESSORATE, "required: 3", "required: 2", "required: 2", "至少应为 3 项"),
    "no pairs": Change(
        PROFESSORATE, "{kind: product, every: 2,", "{kind: product,", "kind: product", "every 至少应为 2"
    ),
    "a lower place": Change(
        PROFESSORATE, "rank: {at_most: 1}, journal", "rank: {at_most: 4}, journal", "at_most: 4", "低一级的是 3"
    ),
    "a lower step": Change(
        PROFESSORATE, "promotion: {at_least: provincial}", "promotion: {at_least: city}", "city", "低一级的是 provincial"
    ),
    "the opposite": Change(
        PROFESSORATE, "granted: {is: true}", "granted: {is: false}", "granted", "granted 的要求比低一级的容易"
    ),
    "fewer years": Change(
        SENIOR, "experience_years: 7", "experience_years: 1", "experience_years: 1", "至少应为 2 年"
    ),
    "fewer years after a title": Change(
        PROFESSORATE, "deputy_senior, years: 5", "deputy_senior, years: 4", "years: 4", "至少应为 5 年"
    ),
    "fewer years after another's title": Change(
        PROFESSORATE, "full_senior, years: 3", "full_senior, years: 2", "years: 2", "至少应为 3 年"
    ),
    "a lower title": Change(
        PROFESSORATE,
        "title: {at_least: deputy_senior,",
        "title: {at_least: junior,",
        "- clause: 附件2 四（一）2（1）",
        "要求的职称比低一级的还低",
    ),
    "a lower degree": Change(
        SENIOR,
        "    education: master\n    experience_years: 7",
        "    education: college\n    experience_years: 20",
        "- clause: 附件2 三（一）2（2）",
        "要求的学历比低一级的还低",
    ),
    "no degree": Change(
        SENIOR,
        "    education: bachelor\n    title",
        "    title",
        "- clause: 附件2 三（一）2（3）",
        "要求的学历比低一级的还低",
    ),
}  # fmt: skip

AS_HARD = {
    "as many outcomes": Change(ENGINEER, "required: 2", "required: 3", "", ""),
    "as good a place": Change(PROFESSORATE, "rank: {at_most: 1}, journal", "rank: {at_most: 3}, journal", "", ""),
    "as long a time": Change(SENIOR, "experience_years: 7", "experience_years: 2", "", ""),
    "a shorter time of doctors alone": Change(SENIOR, "doctor\n    experience_years: 2", "doctor\n    experience_years: 0", "", ""),
    "a place where there was none": Change(
        SENIOR, "role: {at_least: key_contributor}}\n      - {kind: inc", "role: {at_least: participant}}\n      - {kind: inc", "", ""
    ),
}  # fmt: skip


@pytest.mark.parametrize("which", EASIER)
def test_what_is_easier_at_the_higher_level_is_refused(which: str, folder: NoticeFolder) -> None:
    folder.must_refuse(EASIER[which])


@pytest.mark.parametrize("which", AS_HARD)
def test_what_is_as_hard_is_accepted(which: str, folder: NoticeFolder) -> None:
    change = AS_HARD[which]
    folder.change(change.file, change.old, change.new)
    assert len(load_policy(folder.path).levels) == 4


def test_where_the_notice_itself_asks_less_of_an_outcome_it_is_said(folder: NoticeFolder) -> None:
    """二（三）7 较好 效益, 三（三）7 only 取得 效益: accepted, because the data say that the notice says so."""
    folder.change(SENIOR, ", easier_by_the_notice: [benefit]", "")
    refused = folder.refusal()
    assert (refused.file, refused.line) == (SENIOR, folder.line(SENIOR, "benefit: {at_least: some}"))
    assert refused.message == "benefit 的要求比低一级的容易；低一级的是 good"


def test_where_the_notice_itself_asks_less_of_a_route_it_is_said(tmp_path: Path) -> None:
    folder = NoticeFolder.copied(NOTICES / SECOND, tmp_path / SECOND)
    chief = "levels/chief_engineer.yaml"
    folder.change(chief, ", easier_by_the_notice: true", "")
    refused = folder.refusal()
    assert (refused.file, refused.line) == (chief, folder.line(chief, "第十条（二）"))
    assert "至少应为 6 年" in refused.message
