"""Columns that name a kind of outcome, and rows of groups above the headings."""

from __future__ import annotations

from tests.bot.roster.ordinary import Ordinary


def _outcome(heading: str, cell: object, *entries: dict[str, object]) -> Ordinary:
    return Ordinary(
        f"outcome: {heading}={cell!r}",
        [["姓名", "学历", heading], ["甲", "本科", cell]],
        [{"education": "bachelor", "achievements": list(entries) or None}],
    )


def _paper(**other: object) -> dict[str, object]:
    return {"kind": "paper", **other}


def _patent(**other: object) -> dict[str, object]:
    return {"kind": "patent", **other}


def _standard(**other: object) -> dict[str, object]:
    return {"kind": "standard", **other}


_CORE, _PUBLIC = {"journal": "core"}, {"journal": "public"}
READ = [
    _outcome("论文", "核心3篇二作", _paper(count=3, rank=2, **_CORE)),
    _outcome("论文", "4篇普刊", _paper(count=4, **_PUBLIC)),
    _outcome("论文", "三篇核心，第一作者", _paper(count=3, rank=1, **_CORE)),
    _outcome("论文", 5, _paper(count=5)),
    _outcome("学术论文（篇）", "2", _paper(count=2)),
    _outcome("核心论文数", 2, _paper(count=2, **_CORE)),
    _outcome("近三年发表论文情况", "核心1篇", _paper(**_CORE)),
    _outcome(
        "论文", "核心2篇，一作；普刊1篇，二作", _paper(count=2, rank=1, **_CORE), _paper(rank=2, **_PUBLIC)
    ),
    _outcome("发明专利", "2项，第一发明人，已授权", _patent(count=2, granted=True, rank=1)),
    _outcome("已授权发明专利（项）", 3, _patent(count=3, granted=True)),
    _outcome("专利（发明）", "1项", _patent()),
    _outcome("专利情况", "3项发明专利，第二发明人", _patent(count=3, rank=2)),
    _outcome("专利", "发明专利1项，第一发明人；实用新型4项", _patent(rank=1)),
    _outcome("标准", "主持团标1项", _standard(level="group", role="lead")),
    _outcome("制定标准数量", 2, _standard(count=2)),
    _outcome("专著", "1部", {"kind": "monograph"}),
]
LEFT = [
    *(
        _outcome(heading, cell)
        for heading in ("论文", "发明专利数", "标准")
        for cell in ("无", 0, "0", "", "/", "——", "不清楚")
    ),
    *(_outcome("论文", cell) for cell in ("5篇（核心2篇，普刊3篇）", "4（核心1）", "投稿中2篇")),
    *(_outcome("专利", cell) for cell in ("2项", 3, "实用新型1项", "外观设计2项")),
    *(
        _outcome(heading, "核心2篇")
        for heading in (
            "论文（爱人）",
            "导师论文",
            "拟投论文",
            "论文指导",
            "论文题目",
            "学生论文数",
            "论文编号",
        )
    ),
    *(
        _outcome(heading, 3)
        for heading in ("专利申请数", "专利费用", "标准工时", "标准化年限", "软著", "论文字数")
    ),
]
TOGETHER = [
    Ordinary(
        "kinds side by side are one list",
        [["姓名", "学历", "论文", "发明专利", "标准"], ["甲", "硕士", "核心1篇", "2项", "无"]],
        [{"achievements": [_paper(**_CORE), _patent(count=2)]}],
    ),
    Ordinary(
        "kinds below their group",
        [
            ["姓名", "学历", "论文", "", "专利", ""],
            ["", "", "核心", "普刊", "发明", "实用新型"],
            ["甲", "硕士", 2, 4, 1, 3],
        ],
        [{"achievements": [_paper(count=2, **_CORE), _paper(count=4, **_PUBLIC), _patent()]}],
        ("实用新型",),
    ),
    Ordinary(
        "one paper's particulars below its group are one paper",
        [
            ["姓名", "学历", "论文", "", ""],
            ["", "", "题目", "期刊", "名次"],
            ["甲", "硕士", "论X", "某刊", 1],
        ],
        [{"achievements": [_paper(rank=1)]}],
        ("某刊",),
    ),
    Ordinary(
        "which of several may stand in a cell",
        [["姓名", "学历", "标准（国标/行标）", "论文（核心/普刊）"], ["甲", "硕士", "行标1项", "核心1篇"]],
        [{"achievements": [_standard(level="industry"), _paper(**_CORE)]}],
    ),
    Ordinary(
        "none of some kinds is not none of all",
        [["姓名", "学历", "论文", "发明专利", "标准"], ["甲", "硕士", "无", "无", "无"]],
        [{"achievements": None}],
    ),
    Ordinary(
        "what the notice does not count takes nothing from the rest",
        [["姓名", "学历", "论文", "专利"], ["甲", "硕士", "核心1篇", "外观设计1项"]],
        [{"achievements": [_paper(**_CORE)]}],
        ("外观设计1项",),
    ),
    *(
        Ordinary(
            f"a part of a number is not counted again: {one}/{other}",
            [["姓名", "学历", one, other], ["甲", "硕士", 3, 2]],
            [{"achievements": None}],
            ("可以有不同的理解",) if one == "专利数" else ("不知道是不是同一些",),
        )
        for one, other in (
            ("论文数", "核心论文数"),
            ("发明专利数", "授权发明专利数"),
            ("专利数", "发明专利数"),
        )
    ),
    Ordinary(
        "a number broken down in the cell for all kinds",
        [["姓名", "学历", "成果"], ["甲", "硕士", "核心论文3篇（一作2篇，二作1篇）"]],
        [{"achievements": None}],
        ("一共是几项",),
    ),
    *(
        Ordinary(
            f"award: {heading}={cell}",
            [["姓名", "学历", heading], ["甲", "硕士", cell]],
            [{"exceptional": [award] if award else None, "achievements": None}],
            told,
        )
        for heading, cell, award, told in (
            (
                "获奖情况",
                "北京市科技进步二等奖，排名第3",
                {"kind": "science_award", "level": "provincial", "grade": "second", "rank": 3},
                (),
            ),
            (
                "科技奖励",
                "国家科技进步一等奖（排名5）",
                {"kind": "science_award", "level": "national", "grade": "first", "rank": 5},
                (),
            ),
            ("获奖", "单位先进工作者", None, ("不是通告所列",)),
            ("获奖情况", "无", None, ()),
            ("子女获奖", "北京市科技进步二等奖，排名第3", None, ("别人",)),
        )
    ),
    Ordinary(
        "a day right of an award is not the title's",
        [["姓名", "学历", "职称", "获奖", "取得时间"], ["甲", "本科", "工程师", "无", "2019-07"]],
        [{"titles": [{"level": "intermediate"}]}],
        ("取得时间",),
    ),
    Ordinary(
        "a day in an award's group is not the title's",
        [
            ["姓名", "学历", "职称", "获奖情况", ""],
            ["", "", "", "奖项", "取得时间"],
            ["甲", "本科", "工程师", "无", "2019-07"],
        ],
        [{"titles": [{"level": "intermediate"}]}],
        ("取得时间",),
    ),
]
GROUPS = [
    *(
        Ordinary(
            f"somebody else's below {group}, all in groups",
            [
                [own, "", "", group, "", ""],
                ["姓名", "学历", "职称", "姓名", "学历", "职称"],
                ["甲", "本科", "无", "乙", "博士", "高级工程师"],
            ],
            [{"education": "bachelor", "titles": []}],
            (group,),
        )
        for own in ("员工信息", "本人情况", "人员")
        for group in ("配偶情况", "家庭成员", "紧急联系人", "直属领导", "亲友")
    ),
    *(
        Ordinary(
            f"what stands twice is theirs right of {other}",
            [
                ["姓名", "学历", "职称", other, "学历", "职称"],
                ["甲", "本科", "无", "乙", "博士", "高级工程师"],
            ],
            [{"education": "bachelor", "titles": []}],
            (other, "像是别人的情况"),
        )
        for other in ("配偶姓名", "紧急联系人姓名", "推荐人姓名", "直属领导姓名", "Spouse Name")
    ),
    *(
        Ordinary(
            f"a title above the headings: {title}",
            [title, ["姓名", "学历", "职称"], ["甲", "本科", "无"]],
            [{"education": "bachelor", "titles": []}],
        )
        for title in (
            ["员工基本信息表", "", "人事处制"],
            ["人员花名册", "", "2026年11月"],
            ["单位：某公司", "", "人员情况"],
            ["合计", "1人", "本科1人"],
        )
    ),
    *(
        Ordinary(
            f"second title: {level}/{obtained}",
            [
                ["姓名", "学历", "职称", "取得时间", level, obtained],
                ["甲", "本科", "工程师", "2016-01", "经济师", "2020-01"],
            ],
            [
                {
                    "titles": [
                        {"level": "intermediate", "obtained_on": "2016-01"},
                        {"level": "intermediate", "same_speciality": False, "obtained_on": "2020-01"},
                    ]
                }
            ],
        )
        for level, obtained in (
            ("职称二", "职称二取得时间"),
            ("第二职称", "第二职称获得日期"),
            ("其他职称名称", "其他职称评定时间"),
            ("职称2", "职称取得时间2"),
        )
    ),
]
OUTCOMES = [*READ, *LEFT, *TOGETHER, *GROUPS]
