"""Cells that explain themselves, and columns as HR calls them."""

from __future__ import annotations

from tests.bot.roster.ordinary import Ordinary


def _employer(cell: str, value: object, *told: str) -> Ordinary:
    return Ordinary(
        f"employer: {cell}",
        [["姓名", "学历", "单位是否在北京"], ["甲", "本科", cell]],
        [{"employer_in_beijing": value}],
        told,
    )


def _title(cell: str, value: object, *told: str) -> Ordinary:
    return Ordinary(
        f"title: {cell}", [["姓名", "学历", "职称"], ["甲", "本科", cell]], [{"titles": value}], told
    )


EXPLAINED = [
    *(_employer(cell, value=False) for cell in ("否（上海分公司）", "否，在天津", "否 上海")),
    *(_employer(cell, value=True) for cell in ("是（总部）", "是;朝阳区", "是 （海淀）")),
    *(
        _employer(cell, None, "应为“是”或“否”")
        for cell in ("否（待迁）", "是（在上海分公司）", "是？否？", "是（原来）", "是（天津）", "否（北京）")
    ),
    _title("助理工程师 3年", [{"level": "junior", "years": 3}]),
    _title("工程师5年", [{"level": "intermediate", "years": 5}]),
    _title("会计师10年", [{"level": "intermediate", "same_speciality": False, "years": 10}]),
    _title("工程师 约3年", None, "工程师 约3年"),
    *(
        Ordinary(
            f"outcomes: {heading}",
            [["姓名", "学历", heading], ["甲", "本科", "论文1篇"]],
            [{"achievements": [{"kind": "paper"}]}],
        )
        for heading in ("近年成果", "近三年成果情况", "任现职以来主要成果")
    ),
    Ordinary(
        "a firm's name and remarks",
        [["姓名", "学历", "单位", "备注"], ["甲", "本科", "上海某公司", "论文1篇"]],
        [{"employer_in_beijing": None, "achievements": None}],
        ("只看单位名称定不了", "备注不当作情况来读"),
    ),
    Ordinary(
        "one code twice",
        [["工号", "姓名", "学历"], ["003", "甲", "本科"], ["003", "乙", "硕士"]],
        [{"education": "bachelor"}, None],
        ("又出现一次", "已经在"),
    ),
]
