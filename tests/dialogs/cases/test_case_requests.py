"""What officers type about cases, what they call them, and what their buttons carry."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.cases.label import LONGEST, LabelRefused, case_label, folded
from dialogs.cases.pages import MOST_COMPARED, PAGE, CaseLine, CasePage, listing, picking
from dialogs.cases.press import Act, CasePress, case_data, read_press, written
from dialogs.cases.request import CaseRequest, Wish, named, read_request
from dialogs.engine.buttons import DATA_BYTES

LAST = 36**4 - 1
"""The highest number of a case that a button has room for."""


def read(text: str) -> tuple[str, list[str], str] | None:
    found = read_request(text)
    return None if found is None else (found.wish.value, [label.shown for label in found.labels], found.rest)


@pytest.mark.parametrize(
    ("text", "wish", "labels", "rest"),
    [
        ("/case", "list", [], ""),
        ("/case 研发部-03", "open", ["研发部-03"], ""),
        ("/case 研发部-03 硕士，网安6年", "open", ["研发部-03"], "硕士，网安6年"),
        ("/case\n研发部-03\n硕士\n网安6年", "open", ["研发部-03"], "硕士\n网安6年"),
        ("/case 研发部-03，硕士", "open", ["研发部-03"], "硕士"),
        ("/case 研发部-03：硕士", "open", ["研发部-03"], "硕士"),
        ("/case 研发部-03: 硕士", "open", ["研发部-03"], "硕士"),
        ("/case R:03,b 硕士", "open", ["R:03,b"], "硕士"),
        ("/case 「研发部 03」硕士", "open", ["研发部 03"], "硕士"),
        ("/case “研发部 03” 硕士", "open", ["研发部 03"], "硕士"),
        ('/case "研发部 03" 硕士', "open", ["研发部 03"], "硕士"),
        ("/case 『研发部，03』", "open", ["研发部，03"], ""),
        ("/CASE 甲", "open", ["甲"], ""),
        ("案例", "list", [], ""),
        ("员工", "list", [], ""),
        ("案例。", "list", [], ""),
        ("员工 张三 硕士", "open", ["张三"], "硕士"),
        ("/case 列表", "list", [], ""),
        ("/case 自己", "own", [], ""),
        ("/mine", "own", [], ""),
        ("回到我自己的评估", "own", [], ""),
        ("/case 找 研发", "find", [], "研发"),
        ("/case 对比", "compare", [], ""),
        ("/case 对比 甲 乙、丙", "compare", ["甲", "乙", "丙"], ""),
        ("/case 比较 「甲 一」「乙 二」", "compare", ["甲 一", "乙 二"], ""),
        ("/case 改名 甲 乙", "rename", ["甲", "乙"], ""),
        ("/case 删除 甲", "delete", ["甲"], ""),
        ("/case 转发", "forward", [], ""),
        ("/case 「对比」", "open", ["对比"], ""),
        ("/case 「删除」 硕士", "open", ["删除"], "硕士"),
    ],
)
def test_what_is_asked_for(text: str, wish: str, labels: list[str], rest: str) -> None:
    assert read(text) == (wish, labels, rest)


@pytest.mark.parametrize(
    "text",
    ["", " ", "硕士，网安6年", "案例分析报告两份", "员工3人", "/cases", "/start", "我的案例", "删除", "对比"],
)
def test_what_is_not_about_cases_is_left_to_the_conversation(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("研发部-03", "研发部－０３"),
        ("研发部-03", "研发部—03"),
        ("RD-03", "rd-03"),
        ("ＲＤ03", "rd03"),
        ("王 工", "王工"),
        ("王\u200b工", "王工"),
        ("Straße", "STRASSE"),
        ("甲\u00a0乙", "甲 乙"),
    ],
)
def test_labels_that_look_alike_are_the_same(one: str, other: str) -> None:
    assert case_label(one).key == case_label(other).key


@pytest.mark.parametrize(
    ("one", "other"), [("研发部-03", "研发部-3"), ("甲", "乙"), ("a_b", "ab"), ("3", "三")]
)
def test_labels_that_differ_are_not(one: str, other: str) -> None:
    assert case_label(one).key != case_label(other).key


def test_a_name_may_stand_in_quotes() -> None:
    assert named("「研发部 03」") == named("研发部 03") == case_label("研发部 03")


@pytest.mark.parametrize("text", ["", " ", "\u200b", "\u202e\u2066", "\x00\x1b", "\u3000", "\ufeff"])
def test_a_label_that_nobody_sees_is_refused(text: str) -> None:
    with pytest.raises(LabelRefused) as refused:
        case_label(text)
    assert refused.value.reason == "empty"


def test_a_label_may_be_so_long_and_no_longer() -> None:
    assert case_label("长" * LONGEST).shown == "长" * LONGEST
    with pytest.raises(LabelRefused) as refused:
        case_label("长" * (LONGEST + 1))
    assert refused.value.reason == "long"


@given(st.text(max_size=60))
def test_a_label_is_one_short_line_of_what_can_be_seen(text: str) -> None:
    try:
        label = case_label(text)
    except LabelRefused:
        return
    assert 0 < len(label.shown) <= LONGEST
    assert not any(unicodedata.category(character).startswith("C") for character in label.shown)
    assert len(label.shown.splitlines()) == 1
    assert case_label(label.shown) == label
    assert folded(label.shown) == label.key


@given(st.text(max_size=200))
def test_whatever_is_typed_is_read_or_refused_or_left(text: str) -> None:
    try:
        found = read_request(f"/case {text}")
    except LabelRefused:
        return
    assert isinstance(found, CaseRequest)
    assert found.wish is not Wish.OPEN or len(found.labels) == 1


@given(st.sampled_from(Act), st.lists(st.integers(0, LAST), max_size=7))
def test_a_button_is_read_as_it_was_written(act: Act, numbers: list[int]) -> None:
    assert read_press(case_data(act, *numbers)) == CasePress(act, tuple(numbers))


@pytest.mark.parametrize(
    "data",
    ["", "case", "case=", "case=OPEN.1", "case=open.", "case=open.-1", "case=open.١", "case=open.12345"],
)
def test_no_other_button_is_one_of_cases(data: str) -> None:
    assert read_press(data) is None


def test_every_button_has_room_whatever_the_numbers() -> None:
    lines = [CaseLine(LAST - place, f"员工{place}", "进行中", "今天") for place in range(PAGE)]
    chosen = [(LAST - place, f"员工{place}") for place in range(MOST_COMPARED)]
    page = CasePage(lines, 1000, 50, "员工1")
    for count in range(MOST_COMPARED + 1):
        for reply in (listing(page), picking(page, chosen[:count])):
            for button in (button for row in reply.buttons for button in row):
                assert len(button.data.encode()) <= DATA_BYTES
    assert len(written(LAST)) == 4
