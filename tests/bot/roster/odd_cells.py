"""Workbooks that open, with something odd in their cells and headings."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from tests.bot.roster.files import GOOD, GOOD_ROWS, HEADINGS, package, person, sheet_xml, staff, xlsx
from tests.bot.roster.odd_file import ASSISTANT, NONE_NOW, ROW_REFUSED, OddFile, good

_NONE = {"A1": NONE_NOW}
_KIND = ("工号", "成果类别", "数量", "已授权", "排名")


def _cell(name: str, heading: str, cell: Any, people: dict[str, str], *told: str) -> OddFile:
    """A file in which one cell is another."""
    return OddFile(name, lambda: staff(person("A1", **{heading: cell})), people=people, told=told)


def _years(name: str, cell: Any, people: dict[str, str], *told: str) -> OddFile:
    return _cell(f"work: {name}", "专业工作年限", cell, people, *told)


def _headings(name: str, *headings: str, told: tuple[str, ...] = ()) -> OddFile:
    return OddFile(f"headings: {name}", lambda: staff(GOOD, headings=headings), people=good(), told=told)


def _formula(value: str) -> bytes:
    return package(sheet_xml(GOOD_ROWS.replace('<c r="D2"><v>3</v>', f'<c r="D2"><f>1+2</f>{value}')))


def _in_two_rows() -> bytes:
    upper = ["工号", "单位", "", "学历", "专业工作年限", "基本条件", ""]
    lower = ["", "北京单位", "部门", "", "", "总则", "助理工程师"]
    return xlsx({"人员": [upper, lower, ["A1", "是", "一部", "硕士", 3, "是", "是"]]})


def _far_from_the_corner() -> bytes:
    empty: list[list[Any]] = [[] for _ in range(9)]
    return xlsx({"人员": [*empty, ["", "", "", *HEADINGS], ["", "", "", *GOOD]]})


def _with_achievements(*achievements: list[Any]) -> bytes:
    return xlsx({"人员": [HEADINGS, GOOD], "成果": [_KIND, *achievements]})


CELLS = [
    _years("full-width digits", "３", good()),
    _years("Chinese numeral", "三年", good()),
    _years("half a year more", "三年半", good()),
    _years("a date", date(2020, 7, 1), good()),
    _years("a date as text", "2020/7/1 00:00:00", good()),
    _years("a month", "2020年7月", good()),
    _years("202007", 202007, good()),
    _years("2020.07", 2020.07, good()),
    _years("2020.1", 2020.1, _NONE, "1 月还是 10 月"),
    _years("a serial number", 44013, _NONE, "2020年7月1日"),
    _years("a year only", 2020, _NONE, "只有年份"),
    _years("about five years", "约5年", _NONE, "大概"),
    _years("negative", -3, _NONE, "负数"),
    _years("in the future", date(2030, 1, 1), _NONE, "之后"),
    _years("900 years", 900, _NONE, "太大"),
    _years("no day of the calendar", "2020-02-30", _NONE, "日历"),
    _years("an English month", "Jul-18", _NONE, "没有看懂"),
    _years("a time of day", datetime(1899, 12, 30, 8, 0), _NONE, "D2"),  # noqa: DTZ001 - cells have no zone
    _years("infinity", "1e999", _NONE, "D2"),
    _years("yes", bool(1), _NONE, "应为年数"),
    _years("unknown", "不清楚", _NONE),
    _years("nothing", "", _NONE),
    _cell("education: of Mars", "学历", "火星学历", _NONE, "C2", "火星学历", "应为"),
    _cell("education: open", "学历", "研究生", _NONE, "硕士", "博士"),
    _cell("education: full-width blanks", "学历", "　硕　士　", good()),
    _cell("education: Traditional", "学历", "碩士研究生", good()),
    _cell("education: a number", "学历", 4, _NONE, "应为"),
    _cell("yes as a tick", "北京单位", "√", good()),
    _cell("yes as TRUE", "北京单位", bool(1), good()),
    _cell("yes as 1", "北京单位", 1, good()),
    _cell("yes as 2", "北京单位", 2, _NONE, "“是”或“否”"),
    _cell("yes as perhaps", "北京单位", "也许", _NONE, "“是”或“否”"),
    _cell("an error value", "北京单位", "#N/A", _NONE, "错误值"),
    _cell(
        "a name that Excel would run", "工号", "-2+3+cmd|' /C calc'!A0", {"-2+3+cmd|' /C calc'!A0": ASSISTANT}
    ),
    _cell("a name that is an address", "工号", "@SUM(1+1)", {"@SUM(1+1)": ASSISTANT}),
    _cell("a name that turns the text round", "工号", "A\u202e1", good()),
    _cell("a name of emoji", "工号", "🙂1", good("🙂1")),
    _cell("a name that is a path", "工号", "../../etc/passwd", good("../../etc/passwd")),
    _cell("a name in HTML", "工号", "<b>&amp;", good("<b>&amp;")),
    _cell("a number for a name", "工号", 1001, good("1001")),
    OddFile("a formula with its result", lambda: _formula("<v>3</v>"), people=good(), told=("公式不会计算",)),
    OddFile("a formula without a result", lambda: _formula(""), people=_NONE, told=("D2", "没有保存结果")),
    OddFile(
        "a formula that calls out",
        lambda: package(sheet_xml(GOOD_ROWS.replace("<v>3</v>", '<f>WEBSERVICE("http://x")</f><v>3</v>'))),
        people=good(),
        told=("公式",),
    ),
    OddFile("the same person twice", lambda: staff(GOOD, GOOD), people={"A1": ROW_REFUSED}, told=("已经在",)),
    OddFile("nobody's name", lambda: staff(person("")), people={"第2行": ASSISTANT}),
    _headings("synonyms", "编号", "是否在京单位", "最高学历", "网安从业年限", "通用基本条件", "助工基本条件"),
    _headings(
        "blanks, breaks and stars",
        "* 工 号",
        "北京\n单位",
        "学历：",
        "专业工作年限（年）",
        "基本条件(总则)",
        "基本条件（助理工程师）",
    ),
    _headings(
        "Traditional characters",
        "工號",
        "北京單位",
        "學歷",
        "專業工作年限",
        "基本條件（總則）",
        "基本條件（助理工程師）",
    ),
    OddFile("headings: any order", lambda: staff(GOOD[::-1], headings=HEADINGS[::-1]), people=good()),
    OddFile("headings: in two rows, merged", _in_two_rows, people=good()),
    OddFile(
        "headings: below a title",
        lambda: xlsx({"人员": [["某某公司2026年人员情况表"], ["填表人：", "甲"], HEADINGS, GOOD]}),
        people=good(),
    ),
    OddFile("headings: far from the corner", _far_from_the_corner, people=good()),
    OddFile(
        "headings: one twice",
        lambda: staff([*GOOD, "本科"], headings=[*HEADINGS, "最高学历"]),
        people=good(),
    ),
    OddFile(
        "headings: none known", lambda: staff(GOOD, headings=list("甲乙丙丁戊己")), refused="没有找到人员表"
    ),
    OddFile(
        "headings: unknown ones among them",
        lambda: staff([*GOOD, "篮球", 10], headings=[*HEADINGS, "爱好", "工龄"]),
        people=good(),
        told=("不认识这个列名", "不是工龄"),
    ),
    OddFile(
        "a sheet of something else",
        lambda: xlsx({"说明": [["随便"]], "人员": [HEADINGS, GOOD]}),
        people=good(),
    ),
    OddFile(
        "two sheets of staff",
        lambda: xlsx({"一部": [HEADINGS, GOOD], "二部": [HEADINGS, person("B1")]}),
        people={**good(), **good("B1")},
    ),
    OddFile("sheets called like ours", lambda: xlsx({"总览": [HEADINGS, GOOD], "问题": []}), people=good()),
    OddFile(
        "achievement: fine",
        lambda: _with_achievements(["A1", "发明专利", "２", "已授权", "第一"]),
        people=good(),
    ),
    OddFile(
        "achievement: of nobody",
        lambda: _with_achievements(["Z9", "发明专利", 1, "是", 1]),
        people=good(),
        told=("没有这个工号", "Z9"),
    ),
    OddFile(
        "achievement: without a name",
        lambda: _with_achievements(["", "发明专利", 1, "是", 1]),
        people=good(),
        told=("不知道是谁的",),
    ),
    OddFile(
        "achievement: of no kind",
        lambda: _with_achievements(["A1", "诺贝尔奖", 1, "是", 1]),
        people=good(),
        told=("诺贝尔奖",),
    ),
    OddFile(
        "achievement: half a patent",
        lambda: _with_achievements(["A1", "发明专利", 0.5]),
        people=good(),
        told=("整数",),
    ),
    OddFile(
        "achievement: rank nought",
        lambda: _with_achievements(["A1", "发明专利", 1, "是", 0]),
        people=good(),
        told=("名次",),
    ),
    OddFile(
        "achievement: of one of two namesakes",
        lambda: xlsx(
            {
                "人员": [
                    [*HEADINGS, "姓名"],
                    [*GOOD, "张三"],
                    [*person("B1"), "张三"],
                    [*person("C1"), "李四"],
                ],
                "成果": [["姓名", "成果类别"], ["张三", "论文"], ["李四", "论文"]],
            }
        ),
        people={**good("A1 张三"), **good("B1 张三"), **good("C1 李四")},
        told=("不止一位",),
    ),
    OddFile(
        "achievement: listed, and said to be none",
        lambda: xlsx(
            {
                "人员": [[*HEADINGS, "成果"], [*GOOD, "无"]],
                "成果": [_KIND, ["A1", "发明专利", 1, "是", 1]],
            }
        ),
        people=good(),
        told=("写了两处",),
    ),
]
