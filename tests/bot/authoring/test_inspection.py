"""`zhicheng notice check`: all errors of a run, each with file, line, what may stand there and the nearest spelling."""

from __future__ import annotations

import random
import shutil
from typing import TYPE_CHECKING, NamedTuple

import pytest

from bot.authoring.inspection import Inspection
from rules.loader import NOTICES as SHIPPED
from tests.made_up_notices import NOTICES, SECOND, THIRD

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from rules import NoticeRefused


class Spoilt(NamedTuple):
    """``old`` stands once in ``file``; in its place ``new`` is wrong, at the line of ``at`` or of itself."""

    file: str
    old: str
    new: str
    says: str
    nearest: str | None = None
    at: str = ""


SPOILT = (
    Spoilt("policy.yaml", "short_name:", "shortname:", "是不是“short_name”", "short_name"),
    Spoilt("policy.yaml", "titles_clause: 三", "titles_clause: 十三", "没有“十三”这一条", at="titles_clause"),
    Spoilt("policy.yaml", "enquiries: 松河市当年的评审通知", "enquiries: ''", "不能为空", at="enquiries"),
    Spoilt("facts.yaml", "  why: 通知只适用", "  reason: 通知只适用", "可用的是：fact、name"),
    Spoilt("facts.yaml", "type: tenure", "type: tenur", "是不是“tenure”", "tenure"),
    Spoilt("facts.yaml", "clauses: [七]", "clauses: [七十]", "没有“七十”这一条"),
    Spoilt("achievements.yaml", "value: helper", "valeu: helper", "是不是“value”", "value"),
    Spoilt("achievements.yaml", "      place: 您在", "      plaec: 您在", "是不是“place”", "place"),
    Spoilt("achievements.yaml", 'ordinal: "第{n}"', 'ordinl: "第{n}"', "是不是“ordinal”", "ordinal"),
    Spoilt("achievements.yaml", "  clause: 八\n", "  clause: 八\n  clauze: 九\n", "是不是“clause”", None),
    Spoilt(
        "levels/caretaker.yaml",
        "education: high_school",
        "education: highschool",
        "是不是“high_school”",
        "high_school",
    ),
    Spoilt("levels/caretaker.yaml", "从事本专业工作满3年,", "从事本专业工作满三年,", "与 五（二） 原文不符"),
    Spoilt("levels/caretaker.yaml", "confers: junior", "confers: juniour", "是不是“junior”", "junior"),
    Spoilt(
        "levels/caretaker.yaml",
        "fact: conduct",
        "fact: condct",
        "没有提问的话；请在 facts.yaml 里写上；是不是“conduct”",
    ),
    Spoilt("levels/gardener.yaml", "required: 2", "required: two", "应为整数"),
    Spoilt("levels/gardener.yaml", "at_least: junior", "at_least: junor", "是不是“junior”", "junior"),
    Spoilt(
        "levels/gardener.yaml",
        "authority: {at_least: city}",
        "authority: {at_least: citty}",
        "是不是“city”",
        "city",
    ),
    Spoilt("levels/gardener.yaml", "kind: cultivar", "kind: cultivr", "是不是“cultivar”", "cultivar"),
    Spoilt(
        "levels/gardener.yaml", "approved: {is: true}", "aproved: {is: true}", "是不是“approved”", "approved"
    ),
    Spoilt("levels/gardener.yaml", "years: 5", "years: -5", "不能小于 0"),
    Spoilt("not_encoded.yaml", "九: 材料", "三: 材料", "三 已经编码"),
    Spoilt("clauses.yaml", "七（三）: [16]", "七（三）: [160]", "行号应在 1 到 18"),
    Spoilt("vocabulary/region.yaml", "names:", "nmaes:", "是不是“names”", "names"),
    Spoilt(
        "vocabulary/region.yaml",
        "fact: employer_in_songhe",
        "fact: employer_in_songhee",
        "是不是",
        "employer_in_songhe",
    ),
)


def copied(notice: Path, to: Path) -> Path:
    return shutil.copytree(notice, to / notice.name)


def spoil(folder: Path, changes: Iterable[Spoilt]) -> None:
    for change in changes:
        file = folder / change.file
        text = file.read_text(encoding="utf-8")
        assert text.count(change.old) == 1, change
        file.write_text(text.replace(change.old, change.new), encoding="utf-8")


def line_of(folder: Path, change: Spoilt) -> int:
    looked_for = change.at or change.new.strip().splitlines()[-1]
    lines = (folder / change.file).read_text(encoding="utf-8").splitlines()
    return next(n for n, line in enumerate(lines, 1) if looked_for in line)


def found(problems: Iterable[NoticeRefused], folder: Path, change: Spoilt) -> bool:
    line = line_of(folder, change)
    return any((one.file, one.line) == (change.file, line) and change.says in one.message for one in problems)


@pytest.mark.parametrize(
    "notice", [*SHIPPED.iterdir(), NOTICES / SECOND, NOTICES / THIRD], ids=lambda path: path.name
)
def test_a_folder_that_holds_together_has_no_errors(notice: Path) -> None:
    assert Inspection(notice).run() == []


@pytest.mark.parametrize("change", SPOILT, ids=lambda change: f"{change.file} {change.new}")
def test_each_error_is_told_with_its_line_and_the_nearest_spelling(change: Spoilt, tmp_path: Path) -> None:
    folder = copied(NOTICES / THIRD, tmp_path)
    spoil(folder, [change])
    problems = Inspection(folder).run()
    assert found(problems, folder, change), list(map(str, problems))


NO_YAML = (
    Spoilt("facts.yaml", "  name: 品行", "  name:品行", "不是有效的 YAML"),
    Spoilt("facts.yaml", "  why: 按从事", "   why: 按从事", "不是有效的 YAML"),
    Spoilt("achievements.yaml", "    unit: 份", "    unit: [份", "不是有效的 YAML", at="    ask:"),
    Spoilt("policy.yaml", "speciality: 园林养护", "speciality: 园林养护\nspeciality: 园艺", "写了两遍"),
    Spoilt("levels/caretaker.yaml", "- condition: conduct", " - condition: conduct", "不是有效的 YAML"),
)
"""Slips by which a file is no YAML; told at their line or where they are noticed."""


@pytest.mark.parametrize("broken", NO_YAML, ids=lambda change: f"{change.file} {change.new}")
@pytest.mark.parametrize("seed", range(3))
def test_what_is_no_yaml_hides_nothing_else(broken: Spoilt, seed: int, tmp_path: Path) -> None:
    """Of the slip and four others each is told, and nothing that follows from the slip alone."""
    folder = copied(NOTICES / THIRD, tmp_path)
    others = [one for one in SPOILT if one.old not in broken.old and broken.old not in one.old]
    chosen = random.Random(seed).sample(others, 4)
    spoil(folder, [*chosen, broken])
    problems = Inspection(folder).run()
    assert any(one.file == broken.file and broken.says in one.message for one in problems)
    missing = [change for change in chosen if not found(problems, folder, change)]
    assert missing == [], list(map(str, problems))
    assert len(problems) <= len(chosen) + 3, list(map(str, problems))
    assert not any("filler" in one.message for one in problems)


EMPTIED = (
    Spoilt("facts.yaml", "- fact: experience", "", ""),
    Spoilt("facts.yaml", "- fact: titles", "", ""),
    Spoilt("facts.yaml", "- fact: education", "", ""),
    Spoilt("achievements.yaml", "  cultivar:", "", ""),
    Spoilt("achievements.yaml", "  upkeep_work:", "", ""),
)
"""Lines whose loss joins what they begin to what stands before."""


def test_a_number_that_its_quote_does_not_say_is_told_with_the_others(tmp_path: Path) -> None:
    folder = copied(NOTICES / THIRD, tmp_path)
    unsaid = Spoilt("levels/gardener.yaml", "experience_years: 4", "experience_years: 6", "引文没有说到 6")
    spoil(folder, [unsaid, *SPOILT[:2]])
    problems = Inspection(folder).run()
    assert len(problems) == 3
    assert all(found(problems, folder, change) for change in [unsaid, *SPOILT[:2]])


@pytest.mark.parametrize("emptied", EMPTIED, ids=lambda change: f"{change.file} {change.old}")
@pytest.mark.parametrize("seed", range(3))
def test_an_emptied_line_hides_nothing_else(emptied: Spoilt, seed: int, tmp_path: Path) -> None:
    folder = copied(NOTICES / THIRD, tmp_path)
    others = [one for one in SPOILT if one.old not in emptied.old and emptied.old not in one.old]
    chosen = random.Random(seed).sample(others, 4)
    spoil(folder, [*chosen, emptied])
    problems = Inspection(folder).run()
    assert any(one.file == emptied.file for one in problems)
    missing = [change for change in chosen if not found(problems, folder, change)]
    assert missing == [], list(map(str, problems))
    assert not any("unnamed" in one.message for one in problems)


@pytest.mark.parametrize("seed", range(12))
def test_many_errors_are_all_told_in_one_run(seed: int, tmp_path: Path) -> None:
    """Of eight at once, each is told as if it were alone, and hardly anything besides."""
    folder = copied(NOTICES / THIRD, tmp_path)
    chosen = random.Random(seed).sample(SPOILT, 8)
    spoil(folder, chosen)
    problems = Inspection(folder).run()
    missing = [change for change in chosen if not found(problems, folder, change)]
    assert missing == [], list(map(str, problems))
    assert len(problems) <= len(chosen) + 2, list(map(str, problems))
