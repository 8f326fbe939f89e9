"""What one sheet of a roster says is held against another, what the program itself writes is read, and counts agree."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from bot.roster.free_text import read_grounds
from dialogs.language.message.extract import read_message
from rules import load_policies, load_policy
from tests.bot.roster.result_of import TODAY, assessed, problems
from tests.made_up_notices import NOTICES, SHIPPED_FOLDER

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from openpyxl import Workbook

STAFF = [["工号", "姓名", "学历"], ["A1", "张三", "硕士"], ["B2", "李四", "本科"]]


def outcomes(book: Workbook) -> list[Any]:
    """Of each person the outcomes, ``None`` where they are not known."""
    told = [json.loads(str(row[5])) for row in book["凭证"].iter_rows(min_row=2, values_only=True)]
    return [one.get("achievements") for one in told]


def listed(*rows: Sequence[Any], headings: Sequence[str] = ("工号", "姓名", "成果类别")) -> dict[str, Any]:
    return {"人员": STAFF, "成果": [headings, *rows]}


KINDS = [
    "国标",
    "国家标准",
    "行标",
    "团标",
    "国标（参编）",
    "核心论文",
    "一作论文",
    "已授权发明专利",
    "研究报告2份",
]


@pytest.mark.parametrize("cell", KINDS)
def test_a_kind_is_read_as_in_a_conversation(cell: str, tmp_path: Path) -> None:
    book, _ = assessed(tmp_path, listed(["A1", "", cell]))
    (policy,) = load_policies()
    expected = read_message(policy, cell, TODAY).profile["achievements"]
    assert (outcomes(book), problems(book)) == ([expected, None], [])


def test_what_a_kind_leaves_open_is_told(tmp_path: Path) -> None:
    rows = [["A1", "", "SCI论文"], ["B2", "", "专利"]]
    book, _ = assessed(tmp_path, listed(*rows))
    assert outcomes(book) == [[{"kind": "paper"}], None]
    assert [one[1] for one in problems(book)] == ["C2", "C3"]
    assert "“发明专利”或“实用新型专利”" in problems(book)[1][4]


@pytest.mark.parametrize(("cell", "rank"), [(1, 1), (2, None), ("", 1), ("天知道", None)])
def test_a_kind_does_not_outweigh_the_columns_beside_it(
    cell: object, rank: int | None, tmp_path: Path
) -> None:
    headings = ("工号", "姓名", "成果类别", "排名")
    book, _ = assessed(tmp_path, listed(["A1", "", "一作论文", cell], headings=headings))
    ((entry,), _) = outcomes(book)
    assert (entry["kind"], entry.get("rank")) == ("paper", rank)
    assert bool(problems(book)) == (rank is None)


@pytest.mark.parametrize(
    ("whose", "known", "cells"),
    [
        (("A1", "张三"), [True, True], []),
        (("A1", "张 三"), [True, True], []),
        (("A1", "张三（研发部）"), [True, True], []),
        (("A1", ""), [True, True], []),
        (("", "张三"), [True, True], []),
        (("A1", "李四"), [False, False], ["B3", "B3"]),
        (("A1", "王五"), [False, True], ["B3"]),
        (("A9", "李四"), [True, False], ["B3"]),
    ],
)
def test_a_name_that_is_not_the_codes_is_told_and_counts_for_nobody(
    whose: tuple[str, str], known: list[bool], cells: list[str], tmp_path: Path
) -> None:
    book, _ = assessed(
        tmp_path, listed(["A1", "张三", "发明专利"], [*whose, "论文"], ["B2", "李四", "发明专利"])
    )
    assert [one is not None for one in outcomes(book)] == known
    told = [one for one in problems(book) if "不知道是谁的成果" in one[4]]
    assert [one[1] for one in told] == cells
    assert all(f"“{whose[0]}”" in one[4] and f"“{whose[1]}”" in one[4] for one in told)
    assert problems(book, "未评估") == []


def test_namesakes_with_codes_are_not_at_odds(tmp_path: Path) -> None:
    staff = [*STAFF, ["C3", "李四", "硕士"]]
    rows = [["B2", "李四", "发明专利"], ["C3", "李四", "论文"]]
    book, _ = assessed(tmp_path, {**listed(*rows), "人员": staff})
    assert outcomes(book) == [None, [{"kind": "patent"}], [{"kind": "paper"}]]
    assert problems(book) == []


@pytest.mark.parametrize("written", ["张三", "张三（研发部）", "张 三（市场部）"])
def test_namesakes_told_apart_by_a_note_keep_their_outcomes(written: str, tmp_path: Path) -> None:
    staff = [STAFF[0], ["A1", "张三", "硕士"], ["C3", "张三（研发部）", "硕士"]]
    rows = [["C3", written, "论文"], ["A1", "张三", "发明专利"]]
    book, _ = assessed(tmp_path, {**listed(*rows), "人员": staff})
    assert outcomes(book) == [[{"kind": "patent"}], [{"kind": "paper"}]]
    assert problems(book) == []


def test_of_a_code_that_is_nobodys_each_row_is_told(tmp_path: Path) -> None:
    rows = [["A9", "李四", "论文"], ["A9", "王五", "发明专利"], ["A8", "李四", "论文"]]
    book, _ = assessed(tmp_path, listed(*rows))
    assert outcomes(book) == [None, None]
    assert [one[1] for one in problems(book)] == ["B2", "B4"]
    assert [one[1] for one in problems(book, "未评估")] == ["A3"]


@pytest.mark.parametrize(("code", "whom"), [("A9", "B2 李四"), ("A1", "A1")])
def test_what_else_is_wrong_with_a_row_that_is_nobodys_is_told_once(
    code: str, whom: str, tmp_path: Path
) -> None:
    book, _ = assessed(tmp_path, listed([code, "李四", "天知道"]))
    assert [one[1:3] for one in problems(book) if "不认识" in one[4]] == [("C2", whom)]


def test_a_row_that_shows_how_to_fill_in_is_nobodys_outcome(tmp_path: Path) -> None:
    book, _ = assessed(tmp_path, listed(["【例】1", "", "论文"], ["A1", "", "论文"]))
    assert problems(book, "未评估") == []


@pytest.mark.parametrize(
    ("cell", "message", "known"),
    [
        ("核心期刊论文3篇（一作1篇）", "一共是几项", None),
        ("论文、专利", "“发明专利”或“实用新型专利”", None),
        ("论文、发明专利", "请一项写一行", None),
        ("SCI论文", "“SCI论文”可以有不同的理解", [{"kind": "paper"}]),
        ("SCI论文3篇（一作1篇）", "一共是几项", None),
        ("天知道", "不认识“天知道”", None),
        ("#N/A", "公式的错误值", None),
    ],
)
def test_of_a_kind_that_is_open_it_is_told_how(
    cell: str, message: str, known: object, tmp_path: Path
) -> None:
    book, _ = assessed(tmp_path, listed(["A1", "", cell]))
    (told,) = problems(book)
    assert (told[1], message in told[4], outcomes(book)[0]) == ("C2", True, known), told


def test_what_another_cell_says_of_a_kind_is_open_no_more(tmp_path: Path) -> None:
    headings = ("工号", "姓名", "成果类别", "刊物")
    book, _ = assessed(tmp_path, listed(["A1", "", "SCI论文", "核心期刊"], headings=headings))
    assert outcomes(book)[0] == [{"kind": "paper", "journal": "core"}]
    assert problems(book) == []


def test_beside_a_kind_that_the_notice_knows_another_is_only_told(tmp_path: Path) -> None:
    book, _ = assessed(tmp_path, listed(["A1", "", "论文，软著"]))
    assert outcomes(book)[0] == [{"kind": "paper"}]
    assert [one[4] for one in problems(book, "说明")] == ["“软著”不是通告所列的成果，没有计入。"]


CROSSED = ["-", "—", "——", "/", "／", "\\"]


@pytest.mark.parametrize("mark", CROSSED)
@pytest.mark.parametrize(
    ("heading", "fact"), [("现有职称", "titles"), ("成果", "achievements"), ("破格条件", "exceptional")]
)
def test_a_list_that_is_crossed_out_is_open_and_it_is_said(
    heading: str, fact: str, mark: str, tmp_path: Path
) -> None:
    rows = [["工号", "学历", heading], ["A1", "硕士", mark], ["B2", "本科", ""]]
    book, summary = assessed(tmp_path, {"人员": rows})
    told = [json.loads(str(row[5])) for row in book["凭证"].iter_rows(min_row=2, values_only=True)]
    assert [one.get(fact) for one in told] == [None, None]
    assert any(f"“{heading}”有 1 格" in one for one in summary.remarks)


@pytest.mark.parametrize("mark", ["...", "…", "。", "~", "·", "—。"])
def test_what_is_not_crossed_out_is_not_called_so(mark: str, tmp_path: Path) -> None:
    rows = [["工号", "学历", "现有职称"], ["A1", "硕士", mark], ["B2", "本科", ""]]
    book, summary = assessed(tmp_path, {"人员": rows})
    assert "titles" not in json.loads(str(book["凭证"].cell(2, 6).value))
    assert not any("横线或斜线" in one for one in summary.remarks)


def test_what_is_crossed_out_is_counted_in_its_own_sheet(tmp_path: Path) -> None:
    """Also where a second row of somebody stands in another sheet."""
    rows = [["工号", "姓名", "学历", "现有职称"], ["A1", "张三", "硕士", "/"]]
    _, summary = assessed(tmp_path, {"一部": rows, "二部": [rows[0], ["A1", "张三", "硕士", "—"]]})
    told = [one.partition("：")[0] for one in summary.remarks if "横线或斜线" in one]
    assert told == ["一部", "二部"]


@pytest.mark.parametrize(
    ("headings", "cells", "sheet", "expected"),
    [
        (["成果"], ["/"], [["A1", "发明专利"]], [{"kind": "patent"}]),  # they stand in their own sheet
        (["论文"], ["/"], [], None),  # of other kinds it says nothing
        (["论文", "成果"], ["1篇", "/"], [], [{"kind": "paper"}]),
        (["成果", "情况说明"], ["/", "有发明专利1项"], [], [{"kind": "patent"}]),
        (["学历"], ["/"], [], None),
    ],
)
def test_what_is_crossed_out_speaks_against_nothing(
    headings: list[str], cells: list[str], sheet: list[list[str]], expected: object, tmp_path: Path
) -> None:
    sheets: dict[str, list[list[Any]]] = {"人员": [["工号", "专业工作年限", *headings], ["A1", 5, *cells]]}
    if sheet:
        sheets["成果"] = [["工号", "成果类别"], *sheet]
    book, _ = assessed(tmp_path, sheets)
    assert outcomes(book) == [expected]
    assert problems(book) == []


def test_a_story_that_is_open_about_titles_leaves_the_sheet_of_outcomes_as_it_is(tmp_path: Path) -> None:
    staff = [["工号", "学历", "情况说明"], ["A1", "硕士", "高级职称"]]
    book, _ = assessed(tmp_path, {"人员": staff, "成果": [["工号", "成果类别"], ["A1", "发明专利"]]})
    assert outcomes(book) == [[{"kind": "patent"}]]
    assert len(problems(book)) == 1


def test_a_crossed_out_title_beside_its_day_is_told(tmp_path: Path) -> None:
    rows = [["工号", "学历", "现有职称", "职称取得时间"], ["A1", "硕士", "/", "2019-07"]]
    book, _ = assessed(tmp_path, {"人员": rows})
    (facts,) = (json.loads(str(row[5])) for row in book["凭证"].iter_rows(min_row=2, values_only=True))
    assert "titles" not in facts


EVERY = [SHIPPED_FOLDER, *sorted(NOTICES.iterdir())]


@pytest.mark.parametrize("folder", EVERY, ids=lambda one: one.name)
def test_grounds_are_read_as_the_notice_and_the_program_put_them(folder: Path) -> None:
    policy = load_policy(folder)
    read = read_grounds(policy)

    def kinds(words: str) -> list[str]:
        found: Any = read(words, TODAY).value
        return [one["kind"] for one in found or ()]

    said = [
        (words, kind)
        for kind, data in policy.catalogue.grounds.items()
        for words in (data.name, data.short or data.name)
    ]
    said += [
        (ground.quote, ground.kind)
        for level in policy.catalogue.levels.values()
        for condition in level.conditions
        for ground in (condition.waiver.grounds if condition.waiver else [])
    ]
    for words, kind in said:
        assert kinds(words) == [kind], words
    if said:
        two = "；".join(words for words, _ in said[:2])
        assert kinds(two) == [kind for _, kind in said[:2]]


@pytest.mark.parametrize("folder", EVERY, ids=lambda one: one.name)
def test_no_attribute_is_read_as_another_than_the_program_has_written(folder: Path) -> None:
    """没有公开发行 was read as 公开发行."""
    catalogue = (policy := load_policy(folder)).catalogue
    for kind, data in catalogue.kinds.items():
        for name in data.ask:
            attribute = catalogue.attributes[name]
            values: list[Any] = [one.value for one in attribute.values] or [1, 2] * bool(attribute.ordinal)
            for value in values:
                words = (
                    f"{catalogue.kind_name(kind)}1{data.unit}：{catalogue.attribute_words(kind, name, value)}"
                )
                found: Any = read_message(policy, words, TODAY).profile.get("achievements") or [{}]
                assert found[0].get(name, value) == value, words


def test_what_is_told_as_an_example_of_a_ground_is_read(tmp_path: Path) -> None:
    rows = [["工号", "姓名", "学历", "破格条件"], ["A1", "张三", "硕士", "天知道"]]
    book, _ = assessed(tmp_path, {"人员": rows})
    ((*_, message),) = problems(book)
    example = message.partition("例如“")[2].partition("”")[0]
    (policy,) = load_policies()
    assert read_grounds(policy)(example, TODAY).severity is None


def test_separators_alone_are_no_list(tmp_path: Path) -> None:
    rows = [["工号", "姓名", "学历", "破格条件"], ["A1", "张三", "硕士", "、"]]
    book, _ = assessed(tmp_path, {"人员": rows})
    assert len(problems(book)) == 1


def test_who_may_apply_once_all_is_known_is_counted_alike(tmp_path: Path) -> None:
    """Of whom a cell could not be read, nobody hopes: neither in the line about them nor in the sum."""
    people = [["E1", "", 8, "副高级"], ["E2", "天知道", 8, "副高级"], ["E3", "本科", 8, "随便写的"]]
    people += [["E4", "本科", "", ""], ["E5", "硕士", 1, "无"]]
    book, summary = assessed(tmp_path, {"人员": [["工号", "学历", "专业工作年限", "职称"], *people]})
    lines = list(book["总览"].iter_rows(values_only=True))
    place = lines[0].index("补充情况后可能可申报")
    told = {str(row[0]): str(row[place] or "") for row in lines[1:]}
    assert told["E2"] == told["E3"] == "先改没有看懂的格"
    overview = Counter(text.partition("（")[0] for text in told.values())
    for level in summary.possible:
        assert overview[level.name] == level.people
    assert sum(one.people for one in summary.possible) == 3


def test_cells_of_another_sheet_are_named_with_it(tmp_path: Path) -> None:
    sheets = listed(["A1", "张三", "论著？"])
    book, _ = assessed(tmp_path, sheets)
    told = {str(row[0]): str(row[-1]) for row in book["总览"].iter_rows(min_row=2, values_only=True)}
    assert "（成果 C2）" in told["A1 张三"]
    sheets["人员"] = [STAFF[0], ["A1", "张三", "不知道什么"], STAFF[2]]
    book, _ = assessed(tmp_path, sheets)
    told = {str(row[0]): str(row[-1]) for row in book["总览"].iter_rows(min_row=2, values_only=True)}
    assert "（人员 C2、成果 C2）" in told["A1 张三"]
    book, _ = assessed(tmp_path, {"人员": sheets["人员"]})
    told = {str(row[0]): str(row[-1]) for row in book["总览"].iter_rows(min_row=2, values_only=True)}
    assert "（C2）" in told["A1 张三"]
