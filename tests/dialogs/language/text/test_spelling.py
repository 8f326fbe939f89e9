"""Many texts written normally at once are what each of them would be alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.language.text.spelling import normal, normal_each

WRITTEN = [
    ["渗透测试", "等保测评"],
    ["ＡＩ安全", " WiFi  安全 ", "5G 核心网"],
    ["网 络 安 全", "cyber  security", "\t数据\u3000安全"],
    ["资讯安全", "軟體安全", "網路"],
    ["", " ", "安全"],
    ["①", "㎡", "ﬁrewall", "e\u0301", "Σ", "ΑΣ"],
    ["〇信任", "零信任"],
    [],
]


@pytest.mark.parametrize("texts", WRITTEN, ids=str)
def test_each_is_what_it_is_alone(texts: list[str]) -> None:
    assert normal_each(texts) == [normal(text) for text in texts]


@given(
    st.lists(
        st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=6), max_size=6
    )
)
def test_whatever_is_written(texts: list[str]) -> None:
    assert normal_each(texts) == [normal(text) for text in texts]
