"""What notes beside a heading change, boxes in cells, and rows of nobody who is here."""

from __future__ import annotations

from tests.bot.roster.ordinary import Ordinary


def _noted(heading: str, cell: object, experience: object, *told: str) -> Ordinary:
    return Ordinary(
        f"noted: {heading}",
        [["姓名", "学历", heading], ["甲", "本科", cell]],
        [{"education": "bachelor", "experience": experience}],
        told,
    )


def _cell(heading: str, cell: object, fact: str, value: object, *told: str) -> Ordinary:
    return Ordinary(
        f"cell: {heading}={cell}",
        [["姓名", "手机号", heading, "专业方向"], ["甲", "1", cell, "/"]],
        [{fact: value}],
        told,
    )


_MID = [{"level": "intermediate"}]
_DATED = [{"level": "intermediate", "obtained_on": "2019-07"}]
MONTHS = [
    *(
        _noted(heading, cell, {"years": 2.5})
        for heading in (
            "网络安全工作年限（月）",
            "网安年限（单位：月）",
            "专业工作年限(个月)",
            "本专业工作年限/月",
            "从事网安时间（月）",
            "网安年限（必填，按月计算）",
            "专业年限【月数】",
            "网安年限（Months）",
            "网安年限（以月为单位）",
        )
        for cell in (30, "30", "三十", "2.5年", "30个月")
    ),
    *(
        _noted(f"专业工作年限{unit}", 30, None, "专业工作年限")
        for unit in (
            "（天）",
            "（季度）",
            "（周）",
            "（半年）",
            "/天",
            "/季度",
            "（单位：日）",
            "（小时）",
            "（weeks）",
        )
    ),
]
QUALIFIED = [
    *(
        _noted(f"专业工作年限（{note}）", 10, None, note)
        for note in (
            "不含网安",
            "不包括网络安全",
            "含兼职、实习",
            "含其他行业",
            "仅本单位",
            "指全部经历",
            "估算",
            "2023",
            "网安除外",
            "包括外包",
            "截至2023年13月",
        )
    ),
    *(
        _noted(f"网安年限（{note}）", 8, {"years": 8})
        for note in (
            "年",
            "必填",
            "截至目前",
            "截至2026年11月",
            "不含实习",
            "精确到月",
            "如8.5",
            "没有填0",
            "单位：年",
        )
    ),
    *(
        _noted(f"专业年限（{note}）", 6, {"since": since})
        for note, since in (
            ("截至2023年底", "2017-12-31"),
            ("截止2024年6月", "2018-06-30"),
            ("截至2025-12-31", "2019-12-31"),
            ("截至2026年12月31日", "2020-12-31"),
        )
    ),
    *(
        _cell(heading, 3, "achievements", None, "没有读这一列")
        for heading in ("发明专利（含实用新型）", "论文（包括投稿中的）", "专著（含内部资料）")
    ),
    _cell("北京单位（含外地分公司）", "是", "employer_in_beijing", None, "没有读这一列"),
]
BOXES = [
    *(
        _cell("学历", cell, "education", value)
        for cell, value in (
            ("□博士 □硕士 ☑本科", "bachelor"),
            ("博士（）硕士（√）本科（）", "master"),
            ("□博士 ☒硕士 □本科", "master"),
            ("博士□/硕士☑/本科□", "master"),
            ("[ ]博士 [√]硕士", "master"),
            ("○博士 ●本科", "bachelor"),
            ("■本科 □硕士", "bachelor"),
            ("学历：□博士 ☑本科", "bachelor"),
            ("√本科", "bachelor"),
        )
    ),
    *(
        _cell("学历", cell, "education", None, "勾选")
        for cell in ("□博士 □硕士 □本科", "博士 硕士√ 本科", "□博士☑硕士□", "（×）博士（×）硕士（）本科")
    ),
    *(
        _cell("职称", cell, "titles", value)
        for cell, value in (
            ("无□ 初级□ 中级☑ 副高□", _MID),
            ("□无 ☑工程师 □高级工程师", _MID),
            ("☑无 □初级 □中级", []),
            ("高级工程师（2024年未通过）", None),
            ("工程师、高级工程师（评审中）", None),
        )
    ),
    *(
        _cell("北京单位", cell, "employer_in_beijing", value)
        for cell, value in (
            ("□是 ☑否", False),
            ("是（√）否（）", True),
            ("√", True),
            ("是☑ 否□", True),
            ("在京", True),
            ("北京市海淀区", True),
            ("北京分公司", None),
            ("天津", False),
            ("北京、天津", None),
            ("非京", None),
        )
    ),
]
NAMED = [
    *(
        _cell(heading, cell, "titles", _DATED)
        for heading in ("现任专业技术职务及取得时间", "职称及取得时间", "专业技术资格和取得时间")
        for cell in ("工程师 2019-07", "工程师，2019年7月", "工程师（2019年7月取得）")
    ),
    *(
        _cell(heading, "是", "employer_in_beijing", value)
        for heading in ("单位是否在京", "工作单位是否在京", "单位是否在北京市")
        for value in (True,)
    ),
    *(
        _cell(heading, "2018-07", "experience", {"since": "2018-07"})
        for heading in ("网安(工作)起始时间", "网安工作开始时间", "开始从事网安时间")
    ),
    _cell("国标", "2项", "achievements", [{"kind": "standard", "count": 2, "level": "national"}]),
    _cell("团体标准数", 1, "achievements", [{"kind": "standard", "level": "group"}]),
    _cell("工程师取得时间", "2019-07", "titles", None, "只说一级职称"),
    _cell("入职时学历", "博士", "education", None, "不一定是现在的"),
    _cell("学历（入职时）", "博士", "education", None, "不一定是现在的"),
    _cell("参加工作时间", "2018-07", "experience", None, "不是工龄"),
]
NOBODY = [
    Ordinary(
        f"told how to fill in: {first}",
        [["姓名", "学历", "专业工作年限"], [first, "（最高学历）", "（年）"], ["甲", "本科", 8]],
        [{"education": "bachelor"}],
        ("没有当作人员",),
        labels=("甲",),
    )
    for first in ("（必填）", "填写说明", "填表说明", "(请填姓名)", "【必填项】", "填写要求")
]
AWAY = [
    Ordinary(
        f"not here: {name}",
        [["姓名", "学历"], [name, "博士"], ["丙", "本科"]],
        [{"education": "bachelor"}],
        ("没有评估的行", name),
        labels=("丙",),
    )
    for name in ("甲（已离职）", "乙(拟入职)", "丁 已离职", "甲（2025年退休）", "乙（待入职）", "甲[调离]")
]
HERE = [
    Ordinary(f"here: {name}", [["姓名", "学历"], [name, "本科"]], [{"education": "bachelor"}])
    for name in ("李四（2020年入职）", "张三（新入职）", "丁（退休返聘）", "王离")
]
NOTES = [*HERE, *MONTHS, *QUALIFIED, *BOXES, *NAMED, *NOBODY, *AWAY]
