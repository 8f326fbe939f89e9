"""What is said of several things alike: of all of them it is recorded, of some it is not; of several parts all are."""

from __future__ import annotations

from typing import Any

import pytest

from tests.dialogs.person import Person

BEFORE = ("是", "数据安全", "硕士", "8年", "没有")
PATENTS = (*BEFORE, "发明专利2项")
PAPERS = (*BEFORE, "论文2篇")
PLACED = (*PAPERS, "第一")
ONE = (*BEFORE, "论文1篇", "第一")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        *(
            (PATENTS, said)
            for said in (
                *("有授权也有没授权的", "一项授权一项没授权", "一个授权了，一个没有", "有的授权了有的没有"),
                *("一项已授权，另一项在审", "一项第一发明人，一项第二"),
            )
        ),
        *(
            (PLACED, said)
            for said in (
                *("一篇核心一篇普通", "核心一篇普刊一篇", "一篇核心，一篇普刊", "核心普刊各一篇", "一篇核心"),
                *("一个核心一个普通", "有核心有普刊", "不都是核心", "1核心1普刊", "一篇是核心，另一篇是普刊"),
            )
        ),
        *((PAPERS, said) for said in ("一篇一作一篇二作", "一篇核心一篇普通", "一篇核心期刊")),
    ],
)
def test_what_is_said_of_some_is_not_recorded_of_any(path: tuple[str, ...], said: str) -> None:
    before = Person().say(*path)
    after = Person().say(*path, said)
    assert after.answers == before.answers
    assert after.session.scratch == before.session.scratch
    assert "说的不是全部" in after.text


@pytest.mark.parametrize(
    ("path", "said", "told"),
    [
        (PATENTS, "都授权了", {"granted": True}),
        (PATENTS, "两项都授权了", {"granted": True}),
        (PLACED, "都是核心", {"journal": "core"}),
        (PLACED, "两篇都是核心", {"journal": "core"}),
        (PLACED, "核心", {"journal": "core"}),
        (ONE, "一篇核心", {"journal": "core"}),
        (ONE, "核心期刊", {"journal": "core"}),
        (PATENTS, "已授权，第一发明人", {"granted": True, "rank": 1}),
        (PATENTS, "第一发明人，已授权", {"granted": True, "rank": 1}),
        (PATENTS, "授权了，我是第二发明人", {"granted": True, "rank": 2}),
        (PATENTS, "已授权 第一发明人", {"granted": True, "rank": 1}),
        (PATENTS, "都授权了，都是第一发明人", {"granted": True, "rank": 1}),
        (PAPERS, "第一作者，核心", {"rank": 1, "journal": "core"}),
        (PAPERS, "核心期刊，一作", {"rank": 1, "journal": "core"}),
        (PAPERS, "二作、普刊", {"rank": 2, "journal": "public"}),
    ],
)
def test_what_is_said_of_all_is_recorded_with_all_its_parts(
    path: tuple[str, ...], said: str, told: dict[str, Any]
) -> None:
    person = Person().say(*path, said)
    assert "没有用上" not in person.text
    found: Any = person.sub.get("draft") or person.entries("achievements")[-1]
    assert {key: found.get(key) for key in told} == told


@pytest.mark.parametrize(
    ("path", "said"), [(PLACED, "核心，普通"), (PATENTS, "挺好的，已授权"), (PATENTS, "准备授权，第一发明人")]
)
def test_a_part_that_is_not_understood_takes_no_other_with_it(path: tuple[str, ...], said: str) -> None:
    before: Any = Person().say(*path).sub["draft"]
    after: Any = Person().say(*path, said).sub["draft"]
    assert {**after, "rank": 0} == {**before, "rank": 0}
