"""A number that the quote beside it does not say is told; whatever notices really say is heard."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pytest
import yaml

from dialogs.language.text.clause_numbers import numbers_said
from dialogs.notices.examination import examine
from dialogs.notices.quoted_numbers import unsaid_numbers
from rules import NoticeRefused, load_policy
from rules.notice.yaml_file import YamlFile
from tests.made_up_notices import NOTICES, SHIPPED_FOLDER, THIRD
from tests.rules.notice_folder import NoticeFolder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rules import Policy

EVERY = [SHIPPED_FOLDER, *sorted(NOTICES.iterdir())]
NUMERALS = "零一二三四五六七八九十"
LEAST_CAUGHT = 0.94
"""Of the numbers that are one too many or too few: 241 of 256. The others stand in the quote for something else."""
UNHEARD_OF = 987
OF_ONE_AT_LEAST = {"required", "every", "at_most_each", "within_years", "at_most"}


class Written(NamedTuple):
    """A number as it stands in the text of a level's file, and what stands before it."""

    file: str
    line: int
    column: int
    number: str
    key: str

    def altered(self, policy: Policy, number: float, folder: Path) -> list[NoticeRefused]:
        """What is told when another number stands there; all else is as it was."""
        path = folder / self.file
        lines = (policy.folder / self.file).read_text("utf-8").splitlines(keepends=True)
        line = lines[self.line - 1]
        lines[self.line - 1] = f"{line[: self.column]}{number:g}{line[self.column + len(self.number) :]}"
        path.parent.mkdir(exist_ok=True)
        path.write_text("".join(lines), "utf-8")
        return list(
            unsaid_numbers(policy, lambda at, name: YamlFile(path if name == self.file else at, name))
        )

    def others(self) -> Iterator[float]:
        """One more and one less, as far as the data may hold it."""
        for other in (float(self.number) - 1, float(self.number) + 1):
            if other >= (1 if self.key in OF_ONE_AT_LEAST else 0):
                yield other


def written(policy: Policy) -> Iterator[Written]:
    """Every number of a notice's levels, wherever it stands."""
    for level in policy.data.levels:
        file, before = f"levels/{level}.yaml", ""
        for event in yaml.parse((policy.folder / file).read_text("utf-8")):
            if isinstance(event, yaml.ScalarEvent):
                if event.implicit[0] and re.fullmatch(r"\d+(\.\d+)?", event.value):
                    mark = event.start_mark
                    assert mark
                    yield Written(file, mark.line + 1, mark.column, event.value, before)
                before = event.value


def stands_in(number: float, quote: str) -> bool:
    """Whether the number stands in the quote, whatever it is there."""
    in_chinese = NUMERALS[int(number)] if number in range(len(NUMERALS)) else "?"
    return any(one in quote for one in (f"{number:g}", in_chinese))


@pytest.mark.parametrize("folder", EVERY, ids=lambda folder: folder.name)
def test_a_notice_says_all_its_numbers(folder: Path) -> None:
    assert list(unsaid_numbers(load_policy(folder))) == []


@pytest.mark.parametrize("folder", EVERY, ids=lambda folder: folder.name)
def test_wherever_a_number_stands_one_that_no_quote_says_is_told(folder: Path, tmp_path: Path) -> None:
    policy = load_policy(folder)
    for one in written(policy):
        told = [(other.file, other.line) for other in one.altered(policy, UNHEARD_OF, tmp_path)]
        assert told == [(one.file, one.line)], one


def test_one_more_or_less_is_told_unless_the_quote_has_that_number_too(tmp_path: Path) -> None:
    tried = caught = 0
    for policy in map(load_policy, EVERY):
        for one in written(policy):
            (unheard_of,) = one.altered(policy, UNHEARD_OF, tmp_path)
            quote = unheard_of.message.partition("引文是：")[2]
            for other in one.others():
                told = [(found.file, found.line) for found in one.altered(policy, other, tmp_path)]
                assert told == [(one.file, one.line)] or stands_in(other, quote), (one, other)
                tried, caught = tried + 1, caught + bool(told)
    assert tried > 250
    assert caught / tried >= LEAST_CAUGHT


def test_of_the_shipped_notice_all_are_caught(tmp_path: Path) -> None:
    policy = load_policy(SHIPPED_FOLDER)
    for one in written(policy):
        assert all(one.altered(policy, other, tmp_path) for other in one.others()), one


@pytest.mark.parametrize(
    ("quote", "number", "of"),
    [
        ("从事本专业工作满5年", 5, "years"),
        ("从事本专业工作满五年", 5, "years"),
        ("从事本专业工作满两年", 2, "years"),
        ("从事本专业工作满十二年", 12, "years"),
        ("从事本专业工作满２０年", 20, "years"),
        ("从事本专业工作满3年半", 3.5, "years"),
        ("从事本专业工作满半年", 0.5, "years"),
        ("从事本专业工作满18个月", 1.5, "years"),
        ("从事本专业工作满一年零六个月", 1.5, "years"),
        ("近三年内取得", 3, "years"),
        ("年满50周岁", 50, ""),
        ("两项及以上", 2, "count"),
        ("符合下列条件之一", 1, "count"),
        ("其中任一", 1, "count"),
        ("带徒三名以上", 3, "count"),
        ("每3门计1项", 3, "count"),
        ("作为第一发明人", 1, "place"),
        ("排名前三", 3, "place"),
        ("全国技能竞赛前二十名", 20, "place"),
        ("独立撰写", 1, "place"),
        ("首位发明人", 1, "place"),
        ("继续教育不少于90学时", 90, ""),
        ("到账100万元以上", 100, ""),
        ("到账100万元以上", 1_000_000, ""),
        ("撰写五千字", 5000, ""),
        ("影响因子3.5以上", 3.5, ""),
        ("专业科目不少于一半", 0.5, ""),
        ("专业科目不少于60%", 0.6, ""),
        ("专业科目不少于60％", 60, ""),
        ("专业科目不少于三分之二", 2 / 3, ""),
        ("专业科目不少于百分之六十", 0.6, ""),
        ("专业科目不少于百分之六十", 60, ""),
        ("误报率不高于千分之五", 0.005, ""),
        ("基层工作满6个月", 6, ""),
    ],
)
def test_a_number_is_heard_as_notices_say_it(quote: str, number: float, of: str) -> None:
    assert any(said.says(number, of) for said in numbers_said(quote))


@pytest.mark.parametrize(
    ("quote", "number", "of"),
    [
        ("从事本专业工作满12年", 2, "years"),
        ("从事本专业工作满十二年", 2, "years"),
        ("从事本专业工作满3年半", 3, "years"),
        ("同一类型的可累计计算", 1, "count"),
        ("取得一定的经济效益", 1, "count"),
        ("具备下列（一）至（四）中的2项", 4, "count"),
        ("第八条的年限缩短2年", 8, "years"),
        ("作为第一发明人获得2项", 1, "count"),
        ("作为排名前三的完成人获得2项", 2, "place"),
        ("获得二等奖，排名前三", 2, "place"),
        ("二级以上", 2, ""),
        ("应具备3项成果，从事本专业工作满5年", 3, "years"),
        ("从事本专业工作", 0, "years"),
        ("工作三五年", 3, "years"),
        ("从事本专业工作满18个月", 18, "years"),
        ("近6个月内取得", 6, "years"),
        ("从事本专业工作满18个月", 18, "count"),
        ("从事本专业工作满一年零六个月", 6, "years"),
        ("专业科目不少于三分之二", 2, "count"),
        ("专业科目不少于三分之二", 2, ""),
        ("专业科目不少于三分之二", 3, ""),
        ("误报率不高于千分之五", 5, ""),
    ],
)
def test_what_only_looks_like_the_number_is_none(quote: str, number: float, of: str) -> None:
    assert not any(said.says(number, of) for said in numbers_said(quote))


@pytest.fixture
def folder(tmp_path: Path) -> NoticeFolder:
    return NoticeFolder.copied(NOTICES / THIRD, tmp_path / THIRD)


GARDENER = "levels/gardener.yaml"


def test_file_line_number_and_quote_are_told(folder: NoticeFolder) -> None:
    folder.change(GARDENER, "experience_years: 4", "experience_years: 6")
    (told,) = unsaid_numbers(load_policy(folder.path))
    assert (told.file, told.line) == (GARDENER, folder.line(GARDENER, "experience_years: 6"))
    assert told.message.startswith(
        "experience_years：引文没有说到 6；引文是：大学本科毕业，从事本专业工作满4年。"
    )
    with pytest.raises(NoticeRefused, match="引文没有说到 6"):
        examine(load_policy(folder.path))


def test_a_number_of_months_is_none_of_years(folder: NoticeFolder) -> None:
    for file in ("notice.txt", GARDENER):
        folder.change(file, "大学本科毕业，从事本专业工作满4年", "大学本科毕业，从事本专业工作满18个月")
    folder.change(GARDENER, "experience_years: 4", "experience_years: 18")
    assert [one.location[-1] for one in unsaid_numbers(load_policy(folder.path))] == ["experience_years"]
    folder.change(GARDENER, "experience_years: 18", "experience_years: 1.5")
    assert list(unsaid_numbers(load_policy(folder.path))) == []


def test_nought_is_said_by_no_years_at_all(folder: NoticeFolder) -> None:
    caretaker = "levels/caretaker.yaml"
    folder.change(caretaker, "experience_years: 1", "experience_years: 0")
    assert [one.location[-1] for one in unsaid_numbers(load_policy(folder.path))] == ["experience_years"]
    folder.change(caretaker, "大学专科毕业，从事本专业工作满1年", "大学专科毕业")
    assert list(unsaid_numbers(load_policy(folder.path))) == []


def test_what_other_words_say_is_named_and_nothing_else_is(folder: NoticeFolder) -> None:
    folder.change(GARDENER, "quote: 应具备下列3项成果中2项及以上", "quote: 应具备下列3项成果")
    assert len(list(unsaid_numbers(load_policy(folder.path)))) == 1
    folder.change(GARDENER, "    required: 2", "    not_in_quote: [required]\n    required: 2")
    assert list(unsaid_numbers(load_policy(folder.path))) == []
    folder.change(GARDENER, "[required]", "[required, at_most_each]")
    (told,) = unsaid_numbers(load_policy(folder.path))
    assert told.line == folder.line(GARDENER, "not_in_quote")
    assert told.message == "at_most_each 不是引文没有说到的数目，不应列在 not_in_quote 里"
