"""Buttons, rows, and what a notice must be for the talk to take it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.engine.buttons import MOST_IN_A_ROW, ROW_CELLS, button, cells, in_rows
from dialogs.notices.examination import refuse_unknown_stages
from rules import NoticeRefused, load_policies


@given(st.text(max_size=60), st.text(max_size=60))
def test_data_fits_whatever_a_notice_calls_its_things(question: str, key: str) -> None:
    data = button(question, key, "标签").data
    assert data.isascii()
    assert len(data.encode()) <= 48


def test_long_keys_stay_apart() -> None:
    one, other = ("a" * 60 + end for end in "xy")
    assert button("q", one, "一").data != button("q", other, "二").data


@given(st.lists(st.text("一二三四五六七八九十ab", min_size=1, max_size=30), max_size=20))
def test_rows_keep_the_order_and_fit(labels: list[str]) -> None:
    rows = in_rows([(label, label) for label in labels])
    assert [label for row in rows for label in row] == labels
    for row in rows:
        assert 1 <= len(row) <= MOST_IN_A_ROW
        assert len(row) == 1 or sum(cells(label) for label in row) <= ROW_CELLS


def test_a_notice_that_asks_in_an_unknown_stage_is_refused_by_name() -> None:
    (policy,) = load_policies()
    facts = dict(policy.catalogue.facts)
    facts["education"] = facts["education"].model_copy(update={"stage": "elsewhere"})
    odd = replace(policy, catalogue=replace(policy.catalogue, facts=facts))
    with pytest.raises(NoticeRefused, match=r"facts\.yaml 第 21 行：没有“elsewhere”；可用的是：scope"):
        refuse_unknown_stages(odd)
