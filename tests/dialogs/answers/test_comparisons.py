"""Comparisons answer every side, in the first sentence and as a small table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.dialogs.answers.told_story import DAY, asked, concluded

if TYPE_CHECKING:
    from dialogs.answers import Answers


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("中级和高级分别几项", ["| 工程师 | 2项 |", "| 高级工程师 | 3项 |"]),
        (
            "中级、高级、正高级各要几项成果",
            ["| 工程师 | 2项 |", "| 高级工程师 | 3项 |", "| 正高级工程师 | 3项 |"],
        ),
        (
            "硕士博士评工程师分别几年",
            ["| 博士学位或博士研究生毕业 | 0年 |", "| 硕士学位或硕士研究生毕业 | 2年 |"],
        ),
        ("大专、本科评助理分别要几年", ["| 大学本科 | 1年 |", "| 大学专科 | 3年 |"]),
        (
            "副高和正高学历要求有什么不同",
            [
                "取得中级职称后从事本专业技术工作满5年 | 附件2 三（一）2（3） |",
                "取得副高级职称后从事本专业技术工作满5年 |",
            ],
        ),
        ("工程师和高级对论文的要求有什么区别", ["附件2 二（三）9 |", "附件2 三（三）8 |"]),
        ("高级和正高的专著条件对比", ["需前三完成人", "需第一完成人"]),
        ("中级和高级对标准的要求差在哪", ["| 高级工程师 | 没有这一条 |"]),
    ],
)
def test_every_side_is_a_row(answers: Answers, question: str, rows: list[str]) -> None:
    answer = answers.ask(question, DAY)
    table = [line for line in answer.text.splitlines() if line.startswith("|")]

    assert len({line.count("|") for line in table}) == 1
    assert all(any(row in line for line in table) for row in rows), table


def test_a_table_stays_one_where_paragraphs_are_made(answers: Answers) -> None:
    answer = answers.ask("中级和高级分别几项", DAY)

    assert "| 级别 | 要几项 | 列出几项 | 依据 |\n| --- | --- | --- | --- |\n| 工程师 |" in answer.markdown


def test_a_conversation_shows_the_table() -> None:
    story = "我在北京一家网络安全公司上班，做渗透测试，硕士，2018年7月开始干网安，没评过职称，没有成果，没有破格条件。"

    assert "| 高级工程师 | 3项 | 8项 | 附件2 三（三） |" in asked(concluded(story), "中级和高级分别几项")
