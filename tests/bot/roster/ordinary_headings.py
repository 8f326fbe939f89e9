"""Headings and columns as HR has them: tables of rows, and who is read from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bot.roster.ordinary import Ordinary

if TYPE_CHECKING:
    from collections.abc import Mapping

ENGINEER = {"titles": [{"level": "intermediate"}]}
DATED = {"titles": [{"level": "intermediate", "obtained_on": "2019-07"}]}
BACHELOR = {"education": "bachelor"}


def _taken(heading: str, cell: object, facts: Mapping[str, object]) -> Ordinary:
    """A heading of an ordinary form, beside 姓名 and 部门."""
    return Ordinary(
        f"taken: {heading}",
        [["姓名", "部门", "性别", "籍贯", heading], ["甲", "一部", "女", "京", cell]],
        [facts],
    )


def _left(heading: str, cell: object, fact: str) -> Ordinary:
    """A heading that looks like a fact's and is not: not taken, and told."""
    return Ordinary(
        f"left: {heading}",
        [["姓名", "北京单位", heading], ["甲", "是", cell]],
        [{fact: None}],
        (heading.replace("\n", " "),),
    )


def _grouped(group: str, heading: str, cell: object, fact: str, value: object) -> Ordinary:
    """A heading below a group's."""
    return Ordinary(
        f"group: {group}/{heading}",
        [["姓名", "北京单位", group, ""], ["", "", heading, "备注"], ["甲", "是", cell, ""]],
        [{fact: value}],
        () if value is not None else (heading,),
    )


TAKEN = [
    *(
        _taken(heading, "发明专利2项", {"achievements": [{"kind": "patent", "count": 2}]})
        for heading in ("主要业绩", "代表性业绩", "主要业绩成果")
    ),
    *(
        _taken(heading, "本科", BACHELOR)
        for heading in (
            "学历（最高）",
            "最高\n学历",
            "学历（必填）",
            "本人学历",
            "第一学历",
            "全日制学历",
            "在职学历",
            "学历层次",
            "Education 学历",
            "学历 (Education)",
            "3.学历",
            "文化程度（请从下拉选择）",
            "现有学历",
            "申报人学历",
            "学历*",
        )
    ),
    *(
        _taken(heading, "工程师", ENGINEER)
        for heading in (
            "现有\n职称",
            "职称（已取得）",
            "现任专业技术职务",
            "专业技术职务",
            "现有任职资格",
            "现专业技术职务任职资格",
            "已取得职称",
            "专业技术任职资格名称",
            "职称 Title",
            "最高职称（现有）",
            "目前职称等级",
            "技术职称",
            "职称（如无填“无”）",
            "已获职称名称",
            "现有专业技术资格",
        )
    ),
    *(
        _taken(heading, 8, {"experience": {"years": 8}})
        for heading in (
            "现从事专业年限",
            "从事现专业年限",
            "从事本专业技术工作年限",
            "本专业工作年限（年）",
            "网络安全工作年限",
            "专业工作年限",
            "从事本专业年限（截至2026年11月）",
            "本专业年限 Years",
        )
    ),
    *(
        Ordinary(f"dated: {heading}", [["姓名", "职称", heading], ["甲", "工程师", "2019-07"]], [DATED])
        for heading in (
            "取得时间",
            "任职资格取得时间",
            "职称取得年月",
            "现职称评定日期",
            "专业技术职务取得时间",
            "取得职称时间",
            "获得时间",
            "取得时间（年月）",
            "取得日期 Date",
            "职称证书取得时间",
            "取得任职资格时间",
        )
    ),
]

LEFT = [
    *(
        _left(heading, "博士", "education")
        for heading in (
            "配偶\n学历",
            "配偶学历",
            "父亲学历",
            "学历（配偶）",
            "导师学位",
            "子女学历",
            "推荐人学历",
            "拟提升学历",
            "在读学历",
            "期望学历",
            "岗位要求学历",
            "Spouse 学历",
            "联系人学历",
            "学历（在读）",
        )
    ),
    *(
        _left(heading, "工程师", "titles")
        for heading in (
            "拟申报\n职称",
            "职称（拟申报）",
            "申报职称",
            "申报级别",
            "拟评职称",
            "目标职称",
            "拟聘职称",
            "本次申报职称",
            "直接领导职称",
            "公司内部职称",
            "职称（企业内部）",
            "导师职称",
            "期望职称",
            "推荐职称",
            "拟任专业技术职务",
            "职业资格名称",
            "技能等级",
            "评审职称",
            "职称（自评）",
            "行政职务",
            "证明人职称",
            "执业资格",
        )
    ),
    *(
        _left(heading, 20, "experience")
        for heading in (
            "从事专业技术工作年限",
            "专业技术工作年限",
            "工作年限",
            "工龄（年）",
            "从事专业工作年限",
            "累计从事专业技术工作年限",
            "本单位工作年限",
            "配偶本专业年限",
            "相关专业工作年限",
            "社保缴纳年限",
            "参加工作年限",
        )
    ),
]

GROUPED = [
    _grouped("申报人基本情况", "学历", "本科", "education", "bachelor"),
    _grouped("一、个人信息", "最高学历", "本科", "education", "bachelor"),
    _grouped("全日制教育", "学历", "本科", "education", "bachelor"),
    _grouped("学历", "在职", "本科", "education", "bachelor"),
    _grouped("教育背景", "学位", "学士", "education", "bachelor"),
    _grouped("现有职称情况", "名称", "工程师", "titles", ENGINEER["titles"]),
    _grouped("专业技术职务", "级别", "中级", "titles", ENGINEER["titles"]),
    _grouped("现任职称", "等级", "中级", "titles", ENGINEER["titles"]),
    _grouped("家庭成员", "学历", "博士", "education", None),
    _grouped("配偶情况", "职称", "工程师", "titles", None),
    _grouped("本次拟申报", "职称", "工程师", "titles", None),
    _grouped("申报情况", "职称名称", "工程师", "titles", None),
    _grouped("岗位任职要求", "学历", "博士", "education", None),
    _grouped("推荐人", "职称", "工程师", "titles", None),
    _grouped("直属上级", "学历", "博士", "education", None),
    _grouped("职业资格", "名称", "工程师", "titles", None),
    *(
        Ordinary(
            f"date of another thing: {group}/{heading}",
            [["姓名", "职称", group, ""], ["", "", "名称", heading], ["甲", "工程师", "CISP", "2015-03"]],
            [{"titles": [{"level": "intermediate"}]}],
            (heading,),
        )
        for group in ("职业资格", "职业资格证书", "获奖情况", "执业资格", "技能等级", "学位", "专利")
        for heading in ("取得时间", "获得时间")
    ),
    *(
        Ordinary(
            f"date right of {heading}",
            [["姓名", "职称", heading, "取得时间"], ["甲", "工程师", "CISP", "2015-03"]],
            [{"titles": [{"level": "intermediate"}]}],
            ("取得时间",),
        )
        for heading in ("职业资格证书", "学位", "资格证书", "奖项", "拟申报职称", "技能证书", "所学专业")
    ),
    Ordinary(
        "date behind a certificate's number",
        [["姓名", "职称", "证书编号", "取得时间"], ["甲", "工程师", "A1", "2019-07"]],
        [DATED],
    ),
    Ordinary(
        "two titles each with a date beside it",
        [
            ["姓名", "职称", "取得时间", "第二职称", "取得时间"],
            ["甲", "工程师", "2019-07", "经济师", "2021-07"],
        ],
        [
            {
                "titles": [
                    {"level": "intermediate", "obtained_on": "2019-07"},
                    {"level": "intermediate", "same_speciality": False, "obtained_on": "2021-07"},
                ]
            }
        ],
    ),
    Ordinary(
        "a title above two rows of headings",
        [["2026年拟申报职称人员汇总表", "", ""], ["姓名", "学历", "职称"], ["甲", "本科", "工程师"]],
        [BACHELOR | ENGINEER],
    ),
    Ordinary(
        "somebody else's group beside one's own",
        [
            ["工号", "姓名", "学历", "家庭成员", "", ""],
            ["", "", "", "姓名", "学历", "关系"],
            ["1", "甲", "本科", "乙", "博士", "配偶"],
        ],
        [BACHELOR],
        ("家庭成员",),
    ),
    Ordinary(
        "own 专业 beside 所学专业",
        [["姓名", "学历", "所学专业", "是否本专业", "职称"], ["甲", "本科", "会计", "是", "工程师"]],
        [ENGINEER],
    ),
]

COMBINED = [
    *(
        Ordinary(
            f"education: {first}={one}, {second}={two}",
            [["姓名", first, second], ["甲", one, two]],
            [{"education": right}],
        )
        for first, one, second, two, right in (
            ("学历", "大学本科", "学位", "硕士", "master"),
            ("学历", "研究生", "学位", "硕士", "master"),
            ("学历", "研究生", "学位", "博士", "doctor"),
            ("学历", "本科", "学位", "学士", "bachelor"),
            ("学历", "本科", "学位", "无", "bachelor"),
            ("学历", "大专", "学位", "/", "college"),
            ("全日制学历", "大专", "在职学历", "本科", "bachelor"),
            ("第一学历", "本科", "最高学历", "硕士", "master"),
            ("学历", "本科", "学位", "", "bachelor"),
            ("全日制学位", "学士", "在职学位", "硕士", "master"),
            ("学历", "", "学位", "硕士", "master"),
            ("学历", "研究生", "学位", "", None),
        )
    ),
    Ordinary(
        "title: name and level",
        [["姓名", "职称名称", "职称级别"], ["甲", "高级工程师", "高级"]],
        [{"titles": [{"level": "deputy_senior"}]}],
    ),
    Ordinary(
        "title: level and name",
        [["姓名", "职称级别", "职称名称"], ["甲", "中级", "经济师"]],
        [{"titles": [{"level": "intermediate", "same_speciality": False}]}],
    ),
    Ordinary(
        "title: they contradict",
        [["姓名", "职称名称", "职称级别"], ["甲", "工程师", "副高级"]],
        [{"titles": None}],
        ("不一致",),
    ),
    Ordinary("title: none in both", [["姓名", "职称名称", "职称级别"], ["甲", "无", "无"]], [{"titles": []}]),
    Ordinary("title: only the level", [["姓名", "职称名称", "职称级别"], ["甲", "", "中级"]], [ENGINEER]),
    Ordinary(
        "title: a block of four",
        [
            ["姓名", "现有职称", "", "", ""],
            ["", "名称", "级别", "专业", "取得时间"],
            ["甲", "工程师", "中级", "计算机应用", "2019-07"],
        ],
        [{"titles": [{"level": "intermediate", "obtained_on": "2019-07", "same_speciality": False}]}],
    ),
    Ordinary(
        "work: two columns agree",
        [["姓名", "专业工作年限", "本专业年限"], ["甲", 8, 8]],
        [{"experience": {"years": 8}}],
    ),
    Ordinary(
        "work: two columns differ",
        [["姓名", "专业工作年限", "本专业年限"], ["甲", 8, 3]],
        [{"experience": None}],
        ("不一致",),
    ),
    Ordinary(
        "two codes",
        [["员工编号", "身份标识", "ID", "姓名", "学历"], ["A1", "", "9", "甲", "本科"]],
        [BACHELOR],
    ),
]
HEADINGS = [*TAKEN, *LEFT, *GROUPED, *COMBINED]
