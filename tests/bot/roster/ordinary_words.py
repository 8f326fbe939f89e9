"""Tables with words beside the columns: what speaks against a column, and outcomes that are named by half."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.bot.roster.ordinary import Ordinary

if TYPE_CHECKING:
    from collections.abc import Mapping


def _beside(heading: str, cell: str, words: str, facts: Mapping[str, Any], *told: str) -> Ordinary:
    rows = [["姓名", heading, "情况说明"], ["甲", cell, words]]
    return Ordinary(f"{cell} beside {words}", rows, [facts], told)


OPEN = "写得不一致"
WORDS = [
    _beside(
        "网安年限", "十年", "2018年3月起做网安", {"experience": None}, OPEN, "“十年”、“2018年3月起做网安”"
    ),
    _beside("网安年限", "2016-11", "2018年3月起做网安", {"experience": None}, OPEN),
    _beside("网安年限", "9", "2018年3月起做网安", {"experience": {"years": 9}}),
    _beside("网安年限", "8年", "2018年3月起做网安", {"experience": {"years": 8}}),
    _beside("学历", "本科", "硕士，做网安8年", {"education": None}, OPEN),
    _beside("学历", "硕士", "本科，做网安8年", {"education": "master"}),
    _beside("北京单位", "是", "单位在上海，做网安8年", {"employer_in_beijing": None}, OPEN),
    _beside("现有职称", "助理工程师", "2020年12月评的工程师", {"titles": None}, OPEN),
    _beside("现有职称", "工程师", "2016年5月评的助理工程师", {"titles": [{"level": "intermediate"}]}),
    Ordinary(
        "an outcome named by half",
        [["姓名", "成果"], ["甲", "应急处置2次"]],
        [{"achievements": None}],
        ("应写成例如“处置较严重的安全事件1项”",),
    ),
    Ordinary(
        "an outcome without its weight",
        [["姓名", "成果"], ["甲", "处置安全事件2次，主要负责人"]],
        [{"achievements": None}],
        ("请写清楚，例如“处置较严重的安全事件2次，主要负责人”",),
    ),
]
