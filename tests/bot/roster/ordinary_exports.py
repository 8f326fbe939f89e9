"""What exports of databases, questionnaires and printed forms make of rosters; cells that nobody can read."""

from __future__ import annotations

from tests.bot.roster.ordinary import Ordinary

MID = [{"level": "intermediate"}]
DATED = [{"level": "intermediate", "obtained_on": "2019-07"}]
BACHELOR, MASTER = {"education": "bachelor"}, {"education": "master"}


def _heading(heading: str, cell: object, fact: str, value: object, *told: str) -> Ordinary:
    return Ordinary(
        f"export: {heading}",
        [["姓名", "北京单位", "手机号", heading], ["甲", "是", "1", cell]],
        [{fact: value}],
        told,
    )


def _unread(heading: str, cell: object, told: str) -> Ordinary:
    """One cell that nobody can read, beside others that stand."""
    headings = ["姓名", "学历", "职称", "取得时间", "专业工作年限", "北京单位"]
    facts: dict[str, object] = {
        "education": "bachelor",
        "titles": DATED,
        "experience": {"years": 8},
        "employer_in_beijing": True,
    }
    cells = dict(zip(headings, ["甲", "本科", "工程师", "2019-07", 8, "是"], strict=True)) | {heading: cell}
    open_fact: dict[str, dict[str, object]] = {
        "学历": {"education": None},
        "职称": {"titles": None},
        "取得时间": {"titles": MID},
        "专业工作年限": {"experience": None},
        "北京单位": {"employer_in_beijing": None},
    }
    return Ordinary(
        f"unread: {heading}={cell!r}", [headings, list(cells.values())], [facts | open_fact[heading]], (told,)
    )


EXPORTS = [
    *(
        _heading(heading, "本科", "education", "bachelor")
        for heading in (
            "学历信息.最高学历",
            "基本信息_学历",
            "教育背景>最高学历",
            "您的最高学历是？",
            "请选择您的学历",
            "5、您的学历：",
            "学历（在读的不要填，以学信网查询到的国家承认的最高毕业学历为准，另附证书复印件备查，谢谢）",
            "最高学历（不含在读）",
            "学历/级",
        )[:-1]
    ),
    *(
        _heading(heading, "工程师", "titles", MID)
        for heading in (
            "职称信息.职称名称",
            "专业技术职务信息-名称",
            "您目前的职称是什么？",
            "职称（企业内部评定的不算）",
            "职称（指经评审通过并取得证书的专业技术职称，企业内部评定、自评或者正在申报的都不算，没有的填“无”）",
            "职称一",
        )
    ),
    *(
        _heading(heading, "高级工程师", "titles", None, told)
        for heading, told in (
            ("申报信息.职称名称", "申报"),
            ("拟聘职称-名称", "拟聘"),
            ("您打算申报的职称是？", "申报"),
            ("职称（含拟聘）", "拟聘"),
            ("职称（请填写正在申报的职称名称，不要写现有的）", "申报"),
            ("职称（没有取得的）", "职称"),
        )
    ),
    *(
        _heading(heading, "博士", "education", None, told)
        for heading, told in (
            ("配偶信息.学历", "配偶"),
            ("家庭成员_学历", "家庭"),
            ("您导师的学历是？", "导师"),
        )
    ),
    *(
        _heading(heading, cell, "experience", {"years": 8})
        for heading, cell in (
            ("专业工作年限/年", "8"),
            ("您从事网络安全工作多少年？", "8年"),
            ("从事本专业几年", 8),
        )
    ),
    *(
        _heading(heading, cell, "education", value, told)
        for heading in ("最高学历（含在读）", "学历(包括在读)")
        for cell, value, told in (("本科", "bachelor", "也写在读的"), ("博士在读", None, "还没有取得"))
    ),
    Ordinary(
        "titles in two numbered groups",
        [
            ["姓名", "学历", "职称一", "", "职称二", ""],
            ["", "", "名称", "取得时间", "级别", "取得时间"],
            ["甲", "本科", "工程师", "2019-07", "初级", "2014-08"],
            ["乙", "本科", "工程师", "2019-07", "无", "/"],
        ],
        [{"titles": [*DATED, {"level": "junior", "obtained_on": "2014-08"}]}, {"titles": DATED}],
    ),
    Ordinary(
        "a heading that is a paragraph",
        [["姓名", "学历", "职称" + "请如实填写本人已经取得的" * 5], ["甲", "本科", "工程师"]],
        [{"titles": None, **BACHELOR}],
        ("列名太长",),
    ),
    _unread("取得时间", "2019.13", "没有 13 月"),
    _unread("取得时间", 2019.25, "没有 25 月"),
    _unread("取得时间", "二〇一九年某月", "取得时间"),
    _unread("取得时间", "2021.11/2015.6", "“第二职称取得时间”列"),
    _unread("学历", "火星", "应为"),
    _unread("学历", "#N/A", "错误值"),
    _unread("学历", "同等学力硕士", "同等学力硕士"),
    _unread("职称", "宇航员", "没有看懂"),
    _unread("专业工作年限", "很久", "没有看懂"),
    _unread("专业工作年限", "2018.07-2023.06", "不止一个时间"),
    _unread("北京单位", "也许", "“是”或“否”"),
    Ordinary(
        "none, and a date of it",
        [["姓名", "职称", "取得时间"], ["甲", "无", "2019-07"]],
        [{"titles": None}],
        ("又写了取得时间",),
    ),
    Ordinary(
        "a level in brackets after a blank",
        [["姓名", "学历", "职称"], ["甲", "本科", "工程师 （中级）"], ["乙", "本科", "高级工程师 [副高]"]],
        [{"titles": MID}, {"titles": [{"level": "deputy_senior"}]}],
    ),
    *(
        Ordinary(f"level: {cell}", [["姓名", "学历", "职称"], ["甲", "本科", cell]], [{"titles": titles}])
        for cell, titles in (
            ("工程师 中级", MID),
            ("中级 工程师", MID),
            ("中级/工程师", MID),
            ("工程师（中级）、助理工程师（初级）", [*MID, {"level": "junior"}]),
            ("高级工程师（正高级）", None),
            ("工程师（副高）", None),
            ("中级、初级", [*MID, {"level": "junior"}]),
        )
    ),
    Ordinary(
        "a title of no speciality told",
        [["姓名", "职称", "职称专业"], ["甲", "工程师", "无"], ["乙", "工程师", "/"]],
        [{"titles": MID}, {"titles": MID}],
    ),
    Ordinary(
        "another table below",
        [
            ["姓名", "学历", "专业工作年限", "职称"],
            ["甲", "本科", 8, "中级"],
            [],
            ["外聘人员"],
            ["姓名", "职称", "工龄", "学历"],
            ["乙", "无", 15, "硕士"],
        ],
        [
            {"experience": {"years": 8}, **BACHELOR},
            {"experience": None, "titles": [], **MASTER},
        ],
        ("工龄",),
    ),
    Ordinary(
        "headings of two rows and a title on every page",
        [
            ["人员表"],
            ["姓名", "学历", "职称", ""],
            ["", "", "名称", "取得时间"],
            ["甲", "本科", "工程师", "2019-07"],
            ["人员表"],
            ["姓名", "学历", "职称", ""],
            ["", "", "名称", "取得时间"],
            ["乙", "硕士", "工程师", "2019-07"],
        ],
        [{"titles": DATED, **BACHELOR}, {"titles": DATED, **MASTER}],
        ("没有当作人员",),
    ),
    Ordinary(
        "headings in two languages, again on the next page, and a row that tells how to fill in",
        [
            ["姓名", "学历", "职称", "取得时间", "本专业年限"],
            ["Name", "Education", "Title", "Date", "Years"],
            ["必填", "下拉选择", "没有填无", "格式2019-07", "数字"],
            ["甲", "本科", "工程师", "2019-07", 8],
            ["姓名", "学历", "职称", "取得时间", "本专业年限"],
            ["Name", "Education", "Title", "Date", "Years"],
            ["乙", "本科", "工程师", "2019-07", 8],
        ],
        [{"titles": DATED, "experience": {"years": 8}, **BACHELOR}] * 2,
    ),
    *(
        Ordinary(
            f"example: {name}",
            [["姓名", "学历"], [name, "本科"], ["甲", "硕士"], ["例一鸣", "硕士"]],
            [MASTER, MASTER],
        )
        for name in ("示例1", "（示例）张三", "例：李四", "张三（样例）", "【例】王五", "示例")
    ),
    Ordinary(
        "numbers of people below",
        [
            ["姓名", "学历", "职称"],
            ["甲", "本科", "中级"],
            ["本科", "1", "50%"],
            ["大专", 1, ""],
            ["高级职称", "0", ""],
            ["中级", "1人", ""],
        ],
        [BACHELOR],
        ("没有当作人员",),
    ),
    Ordinary(
        "cells merged over several people",
        [
            ["部门", "姓名", "学历", "北京单位"],
            ["一部", "甲", "本科", "是"],
            ["", "乙", "硕士", ""],
            ["二部", "丙", "硕士", ""],
        ],
        [
            {"employer_in_beijing": True, **BACHELOR},
            {"employer_in_beijing": True, **MASTER},
            {"employer_in_beijing": True, **MASTER},
        ],
        merged=((1, 0, 2, 0), (1, 3, 3, 3)),
    ),
    Ordinary(
        "a person again, with another title and a degree",
        [
            ["工号", "姓名", "学历", "职称", "取得时间", "成果"],
            ["1", "甲", "本科", "工程师", "2019-07", "标准1项"],
            ["2", "乙", "本科", "工程师", "2019-07", "标准1项"],
            ["1", "甲", "硕士", "初级", "2014-08", "发明专利1项"],
            ["2", "乙", "本科", "工程师", "2019-07", "标准1项"],
        ],
        [
            {
                "titles": [*DATED, {"level": "junior", "obtained_on": "2014-08"}],
                "achievements": [{"kind": "standard"}, {"kind": "patent"}],
                **MASTER,
            },
            {"titles": DATED, "achievements": None, **BACHELOR},
        ],
        ("算作同一个人", "是不是同一些"),
        labels=("1 甲", "2 乙"),
    ),
    Ordinary(
        "one code of two people, and two people of one name",
        [["工号", "姓名", "学历"], ["1", "甲", "本科"], ["1", "乙", "硕士"], ["", "甲", "硕士"]],
        [BACHELOR, None, MASTER],
        ("已经在",),
    ),
    Ordinary(
        "a title merged over the rows of one person",
        [
            ["姓名", "学历", "职称"],
            ["甲", "大专", "工程师"],
            ["", "本科", ""],
            ["乙", "硕士", "无"],
        ],
        [{"titles": MID, **BACHELOR}, {"titles": [], **MASTER}],
        merged=((1, 0, 2, 0), (1, 2, 2, 2)),
    ),
]
