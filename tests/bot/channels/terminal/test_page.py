from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from bot.channels.terminal.page import MarkdownPage

PARAGRAPH = (
    "依据 附件2 三（一）2（3）：具备大学本科及以上学历或技工院校预备技师（技师）班毕业，取得中级职称后，"
    "从事本专业技术工作满5年。还差 1 年 2 个月，最早2028年2月1日。"
)


def set_in(text: str, width: int = 80) -> list[str]:
    console = Console(file=io.StringIO(), width=width, color_system=None, force_terminal=False)
    with console.capture() as capture:
        console.print(MarkdownPage(text))
    return [line.rstrip() for line in capture.get().strip("\n").splitlines()]


def test_chinese_fills_its_lines() -> None:
    lines = set_in(PARAGRAPH, 40)
    assert all(34 <= cell_len(line) <= 40 for line in lines[:-1])
    assert "".join(lines).replace(" ", "") == PARAGRAPH.replace(" ", "")


@pytest.mark.parametrize("width", range(20, 81))
def test_no_line_begins_with_a_closing_or_ends_with_an_opening_mark(width: int) -> None:
    lines = set_in(PARAGRAPH, width)
    assert not [line for line in lines if line[0] in "，。：）、" or line[-1] in "（“"]


@given(st.text(st.sampled_from("职称，。（）“”ab 12-"), max_size=200), st.integers(10, 60))
def test_no_line_is_too_wide_and_none_is_lost(text: str, width: int) -> None:
    lines = set_in(f"始{text}", width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(f"始{text}".split())


def test_a_word_wider_than_the_line_is_cut() -> None:
    assert set_in("x" * 25, 10) == ["x" * 10, "x" * 10, "x" * 5]


def test_a_line_break_stays_one() -> None:
    assert set_in("一\n二") == ["一", "二"]


def test_headings_stand_at_the_left_and_rules_are_short() -> None:
    assert set_in("# 结论\n\n---\n\n完", 200)[0] == "结论"
    assert "─" * 40 in set_in("# 结论\n\n---\n\n完", 200)
    assert "─" * 12 in set_in("---", 12)


def test_lists_keep_their_numbers_and_wrap_beside_them() -> None:
    assert set_in("1. 适用范围\n2. 方向") == ["1. 适用范围", "2. 方向"]
    assert set_in("1. 甲乙丙丁戊己", 9) == ["1. 甲乙丙", "   丁戊己"]
    many = set_in("\n".join(f"{number}. 甲" for number in range(1, 12)))
    assert many[8:] == [" 9. 甲", "10. 甲", "11. 甲"]


def test_tables_align_by_the_width_of_their_characters() -> None:
    rows = [line for line in set_in("|级别|结论|\n|---|---|\n|工程师|✔ 可以|\n|a|b|") if line.strip(" ─")]
    assert (
        len({cell_len(line[: line.index(mark)]) for line, mark in zip(rows, ("结论", "✔", "b"), strict=True)})
        == 1
    )


def test_columns_are_set_as_they_ask() -> None:
    rows = [line for line in set_in("|年|\n|--:|\n|一百零八|\n|八|") if line.strip(" ─")]
    assert {cell_len(line) for line in rows} == {cell_len(rows[1])}


def test_links_show_where_they_lead() -> None:
    assert set_in("[通告](https://rsj.beijing.gov.cn)") == ["通告 (https://rsj.beijing.gov.cn)"]
