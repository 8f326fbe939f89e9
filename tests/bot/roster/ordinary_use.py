"""Whether outcomes were used in an assessment before, in the words of HR: what is not understood is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bot.roster.ordinary import Ordinary

if TYPE_CHECKING:
    from collections.abc import Sequence

_CORE = {"kind": "paper", "count": 3, "rank": 1, "journal": "core"}


def _beside(
    heading: str, cell: str, used: Sequence[bool | None], outcomes: str = "核心论文3篇一作"
) -> Ordinary:
    """A column of its own beside the outcomes."""
    patent = {"kind": "patent", "granted": True}
    entries = [{**entry, "used_before": one} for entry, one in zip((_CORE, patent), used, strict=False)]
    return Ordinary(
        f"use: {heading}={cell}",
        [["姓名", "学历", "业绩成果", heading], ["甲", "本科", outcomes, cell]],
        [{"education": "bachelor", "achievements": entries}],
    )


def _in_words(said: str, *, used: bool | None) -> Ordinary:
    """What the cell for outcomes says itself."""
    return Ordinary(
        f"use: {said}",
        [["姓名", "学历", "业绩成果"], ["甲", "本科", f"核心论文3篇一作{said}"]],
        [{"achievements": [{**_CORE, "used_before": used}]}],
        told=() if used is not None else ("用过",),
    )


def _unused(heading: str) -> Ordinary:
    """A heading of another thing: what it says is not of use."""
    return Ordinary(
        f"use: not {heading}",
        [["姓名", "学历", "业绩成果", heading], ["甲", "本科", "核心论文3篇一作", "是"]],
        [{"achievements": [_CORE]}],
        told=(heading,),
    )


def _by_kind(name: str, head: Sequence[Sequence[str]], used: Sequence[bool | None]) -> Ordinary:
    """Columns that tell of the use of one outcome each."""
    entries = [{"kind": "paper", "journal": "core", "used_before": one} for one in used]
    row = ["甲", "核心", "是", "核心", "否", "本科"]
    return Ordinary(f"use: {name}", [*head, row], [{"education": "bachelor", "achievements": entries}])


_ASKED = [
    *(
        "以往是否使用",
        "以前评审用过没有",
        "是否已用",
        "使用情况",
        "是否用于上次申报",
        "成果是否用过",
        "是否重复使用",
    ),
    *(
        "以往评审使用情况",
        "是否在以往评审中使用过",
        "以前评职称用过吗",
        "曾用",
        "是否用于评审",
        "评中级时是否用过",
    ),
]
_ASKED_CONTRARY = ["是否首次使用", "是否第一次使用", "未用过", "是否未使用", "没有用过"]
USE = [
    *(_beside(heading, cell, [used]) for heading in _ASKED for cell, used in (("是", True), ("否", False))),
    *(
        _beside(heading, cell, [not used])
        for heading in _ASKED_CONTRARY
        for cell, used in (("是", True), ("否", False))
    ),
    *(_beside("使用情况", cell, [True]) for cell in ("评中级用过", "2020年评审已用", "已用于工程师评审")),
    *(_beside("使用情况", cell, [False]) for cell in ("本次首次使用", "未曾使用", "没有用过", "新")),
    *(
        _beside("使用情况", cell, [None])
        for cell in ("部分用过", "1篇用过", "不清楚", "评高工用", "没用完", "本次使用")
    ),
    _beside("是否用过", "是", [None, None], outcomes="核心论文3篇一作；发明专利1项已授权"),
    _beside("是否用过", "否", [False, False], outcomes="核心论文3篇一作；发明专利1项已授权"),
    *(_in_words(said, used=None) for said in ("，重复使用", "，是否用过不清楚")),
    *(_in_words(said, used=None) for said in ("，作为评中级的代表作", "，上次评职称已经提交")),
    *(
        _in_words(said, used=True)
        for said in ("，评中级时用过", "；都用过", "，均用于评中级", "（曾用于申报工程师）", "，已用于评中级")
    ),
    *(_in_words(said, used=False) for said in ("，没有用过", "，均未使用")),
    *(
        Ordinary(
            f"use: {heading} {said}",
            [["姓名", "学历", "业绩成果", heading], ["甲", "本科", "核心论文3篇一作", said]],
            [{"achievements": [{**_CORE, "used_before": None}]}],
            told=(said,),
        )
        for heading in ("备注", "说明", "审核意见")
        for said in ("论文评中级时用过", "均已用于评审")
    ),
    *(
        Ordinary(
            f"use: of some {said}",
            [["姓名", "学历", "论文"], ["甲", "本科", said]],
            [{"achievements": None}],
            told=("一共是几项",),
        )
        for said in ("核心3篇，1篇已使用", "核心2篇一作，1篇已用", "3篇，其中1篇用于评中级")
    ),
    *map(_unused, ("曾用名", "使用语言", "推广使用情况", "专用设备")),
    Ordinary(
        "use: none in a product that is in use",
        [["姓名", "学历", "业绩成果"], ["甲", "本科", "新产品1个，第一完成人，已投产使用，效益较大"]],
        [
            {
                "achievements": [
                    {"kind": "product", "rank": 1, "in_production": True, "benefit": "considerable"}
                ]
            }
        ],
    ),
    Ordinary(
        "use: in a story",
        [["姓名", "北京单位", "情况说明"], ["甲", "是", "硕士，核心论文3篇一作，均用于评中级"]],
        [{"education": "master", "achievements": [{**_CORE, "used_before": True}]}],
    ),
    Ordinary(
        "use: not clear in a story",
        [["姓名", "北京单位", "情况说明"], ["甲", "是", "硕士，核心论文3篇一作，作为评中级的代表作"]],
        [{"education": "master", "achievements": [{**_CORE, "used_before": None}]}],
        told=("代表作",),
    ),
    _by_kind(
        "groups",
        [
            ["姓名", "论文1", "", "论文2", "", "学历"],
            ["", "刊物", "评中级时是否用过", "刊物", "以往是否使用", ""],
        ],
        [True, False],
    ),
    _by_kind(
        "flat", [["姓名", "论文1刊物", "论文1是否已用", "论文2刊物", "论文2是否已用", "学历"]], [True, False]
    ),
    _by_kind(
        "numbered", [["姓名", "论文1", "论文1是否用过", "论文2", "论文2是否用过", "学历"]], [None, None]
    ),
]
