"""Still other tables: rows of nobody, numbered columns, several people in a cell, dates as text, English headings."""

from __future__ import annotations

from tests.bot.roster.ordinary import Ordinary

MID = [{"level": "intermediate"}]


def _dated(day: str) -> list[dict[str, str]]:
    """A title of that day."""
    return [{"level": "intermediate", "obtained_on": day}]


H = ["姓名", "学历", "职称"]
OTHERS = [
    # nobody rows
    Ordinary(
        "备用 row",
        [H, ["甲", "本科", "工程师"], ["备用", "", ""], ["备用2", "", ""]],
        [{"education": "bachelor"}],
    ),
    Ordinary(
        "备用 with code",
        [["序号", *H], ["1", "甲", "本科", "工程师"], ["2", "备用", "", ""]],
        [{"education": "bachelor"}],
    ),
    Ordinary("空缺 row", [H, ["甲", "本科", "工程师"], ["（空缺）", "", ""]], [{"education": "bachelor"}]),
    Ordinary(
        "待定/待招 row", [H, ["甲", "本科", "工程师"], ["待招聘", "本科", ""]], [{"education": "bachelor"}]
    ),
    Ordinary(
        "编外 subtotal in middle",
        [
            H,
            ["一、在编人员", "", ""],
            ["甲", "本科", "工程师"],
            ["小计", "1人", ""],
            ["二、编外", "", ""],
            ["乙", "硕士", ""],
            ["总计", "2", ""],
        ],
        [{"education": "bachelor"}, {"education": "master"}],
    ),
    Ordinary("以下空白", [H, ["甲", "本科", "工程师"], ["以下空白", "", ""]], [{"education": "bachelor"}]),
    Ordinary(
        "average row",
        [[*H, "专业工作年限"], ["甲", "本科", "工程师", 8], ["平均", "", "", 8]],
        [{"experience": {"years": 8}}],
    ),
    Ordinary(
        "填表人 row",
        [H, ["甲", "本科", "工程师"], ["填表人：王", "", "2026-11-01"]],
        [{"education": "bachelor"}],
    ),
    Ordinary(
        "示例 row 张三(示例)",
        [H, ["张三（示例）", "本科", "工程师"], ["甲", "硕士", "无"]],
        [{"education": "master"}],
    ),
    Ordinary(
        "row of units under head",
        [["姓名", "学历", "专业工作年限"], ["", "", "（年）"], ["甲", "本科", 8]],
        [{"experience": {"years": 8}}],
    ),
    Ordinary(
        "numbering row 1 2 3 below head",
        [H, ["1", "2", "3"], ["甲", "本科", "工程师"]],
        [{"education": "bachelor"}],
    ),
    Ordinary(
        "栏次 row",
        [["序号", *H], ["栏次", "1", "2", "3"], ["1", "甲", "本科", "工程师"]],
        [{"education": "bachelor"}],
    ),
    # numbered groups
    Ordinary(
        "论文1 论文2",
        [["姓名", "学历", "论文1", "论文2"], ["甲", "本科", "核心期刊，第一作者", "普刊，第二作者"]],
        [
            {
                "achievements": [
                    {"kind": "paper", "rank": 1, "journal": "core"},
                    {"kind": "paper", "rank": 2, "journal": "public"},
                ]
            }
        ],
    ),
    Ordinary(
        "论文1 empty second",
        [["姓名", "学历", "论文1", "论文2"], ["甲", "本科", "核心期刊，第一作者", ""]],
        [{"achievements": [{"kind": "paper", "rank": 1, "journal": "core"}]}],
    ),
    Ordinary(
        "成果一 成果二 成果三",
        [
            ["姓名", "学历", "成果一", "成果二", "成果三"],
            ["甲", "本科", "发明专利1项，第一发明人，已授权", "核心论文1篇第一作者", "无"],
        ],
        [
            {
                "achievements": [
                    {"kind": "patent", "granted": True, "rank": 1},
                    {"kind": "paper", "journal": "core", "rank": 1},
                ]
            }
        ],
    ),
    Ordinary(
        "专利① 专利②",
        [["姓名", "学历", "发明专利①", "发明专利②"], ["甲", "本科", "已授权，第一发明人", "未授权"]],
        [
            {
                "achievements": [
                    {"kind": "patent", "granted": True, "rank": 1},
                    {"kind": "patent", "granted": False},
                ]
            }
        ],
    ),
    Ordinary(
        "论文（1）论文（2）",
        [["姓名", "学历", "论文（1）", "论文（2）"], ["甲", "本科", "核心一作", "核心二作"]],
        [
            {
                "achievements": [
                    {"kind": "paper", "rank": 1, "journal": "core"},
                    {"kind": "paper", "rank": 2, "journal": "core"},
                ]
            }
        ],
    ),
    Ordinary(
        "代表作1",
        [
            ["姓名", "学历", "代表性成果1", "代表性成果2"],
            ["甲", "本科", "行业标准1项", "国家标准1项，排名第3"],
        ],
        [
            {
                "achievements": [
                    {"kind": "standard", "level": "industry"},
                    {"kind": "standard", "level": "national", "rank": 3},
                ]
            }
        ],
    ),
    Ordinary(
        "论文 group with 第一篇",
        [
            ["姓名", "学历", "论文", ""],
            ["", "", "第一篇", "第二篇"],
            ["甲", "本科", "核心，第一作者", "普刊，第二作者"],
        ],
        [
            {
                "achievements": [
                    {"kind": "paper", "rank": 1, "journal": "core"},
                    {"kind": "paper", "rank": 2, "journal": "public"},
                ]
            }
        ],
    ),
    Ordinary(
        "职称1/取得时间1/职称2/取得时间2",
        [
            ["姓名", "学历", "职称1", "取得时间1", "职称2", "取得时间2"],
            ["甲", "本科", "工程师", "2019-07", "经济师", "2020-05"],
        ],
        [
            {
                "titles": [
                    {"level": "intermediate", "obtained_on": "2019-07"},
                    {"level": "intermediate", "same_speciality": False, "obtained_on": "2020-05"},
                ]
            }
        ],
    ),
    Ordinary(
        "学历1 学历2",
        [["姓名", "学历1", "学历2", "职称"], ["甲", "大专", "本科", "工程师"]],
        [{"education": "bachelor", "titles": MID}],
    ),
    Ordinary(
        "numbered groups merged",
        [
            ["姓名", "学历", "论文1", "", "论文2", ""],
            ["", "", "刊物", "作者排名", "刊物", "作者排名"],
            ["甲", "本科", "核心", "1", "普刊", "2"],
        ],
        [
            {
                "achievements": [
                    {"kind": "paper", "journal": "core", "rank": 1},
                    {"kind": "paper", "journal": "public", "rank": 2},
                ]
            }
        ],
    ),
    # two people in one cell
    Ordinary("two names in a cell", [H, ["甲、乙", "本科", "工程师"]], [None], told=("甲、乙",)),
    Ordinary("two names newline", [H, ["甲\n乙", "本科", "工程师"]], [None], told=()),
    Ordinary("two names slash", [H, ["张伟/李娜", "本科", "工程师"]], [None]),
    Ordinary(
        "minority name with dot", [H, ["阿依古丽·买买提", "本科", "工程师"]], [{"education": "bachelor"}]
    ),
    Ordinary("name with space", [H, ["王 芳", "本科", "工程师"]], [{"education": "bachelor"}]),
    Ordinary("name with note", [H, ["王芳（女）", "本科", "工程师"]], [{"education": "bachelor"}]),
    # dates as text
    *[
        Ordinary(
            f"date {x}",
            [["姓名", "学历", "职称", "职称取得时间"], ["甲", "本科", "工程师", x]],
            [{"titles": _dated(y)}],
        )
        for x, y in [
            ("2019.7", "2019-07"),
            ("2019年07月", "2019-07"),
            ("201907", "2019-07"),
            ("20190715", "2019-07-15"),
            ("2019/7/15", "2019-07-15"),
            ("2019-07-15 00:00:00", "2019-07-15"),
            ("2019、7", "2019-07"),
            ("2019.07.15", "2019-07-15"),
            ("二〇一九年七月", "2019-07"),
            ("2019年7月15日评", "2019-07-15"),
            ("2019.7月", "2019-07"),
            ("Jul-2019", "2019-07"),
            ("2019年7月取得", "2019-07"),
            ("'2019-07", "2019-07"),
        ]
    ],
    # English
    Ordinary(
        "english",
        [["Name", "Education", "Title", "Title Date"], ["Li", "本科", "工程师", "2019-07"]],
        [{"education": "bachelor", "titles": None}],
        told=("岗位",),
    ),
    Ordinary(
        "english values",
        [
            ["姓名", "学历(Education)", "职称(Title)", "取得时间(Date)"],
            ["甲", "Bachelor", "Engineer", "2019-07"],
        ],
        [{"education": "bachelor"}],
    ),
    Ordinary(
        "english 2",
        [
            ["Employee ID", "Name", "Highest Degree", "Professional Title", "Department"],
            ["1", "甲", "硕士", "高级工程师", "研发"],
        ],
        [{"education": "master"}],
    ),
    Ordinary(
        "english years",
        [["Name", "Degree", "Years of Experience in Cybersecurity"], ["甲", "硕士", 8]],
        [{"education": "master", "experience": {"years": 8}}],
    ),
    # merged
    Ordinary(
        "three rows of heads",
        [
            ["某公司职称情况统计表", "", "", ""],
            ["基本信息", "", "职称信息", ""],
            ["姓名", "学历", "职称", "取得时间"],
            ["甲", "本科", "工程师", "2019-07"],
        ],
        [{"education": "bachelor", "titles": _dated("2019-07")}],
    ),
    Ordinary(
        "three levels",
        [
            ["人员信息", "", "", "", ""],
            ["姓名", "教育情况", "", "职称情况", ""],
            ["", "全日制学历", "在职学历", "职称", "取得时间"],
            ["甲", "大专", "本科", "工程师", "2019-07"],
        ],
        [{"education": "bachelor", "titles": _dated("2019-07")}],
    ),
    Ordinary(
        "merged dept down",
        [
            ["部门", *H],
            ["研发", "甲", "本科", "工程师"],
            ["", "乙", "硕士", "无"],
            ["运维", "丙", "大专", "助理工程师"],
        ],
        [{"education": "bachelor"}, {"education": "master"}, {"education": "college"}],
        merged=((1, 0, 2, 0),),
    ),
    Ordinary(
        "two people per row blocks",
        [["姓名", "学历", "职称", "姓名", "学历", "职称"], ["甲", "本科", "工程师", "乙", "硕士", "无"]],
        [{"education": "bachelor", "titles": MID}],
        told=("两个人",),
    ),
    Ordinary(
        "title repeated head mid",
        [H, ["甲", "本科", "工程师"], H, ["乙", "硕士", "无"]],
        [{"education": "bachelor"}, {"education": "master"}],
    ),
    Ordinary(
        "unit line and date line",
        [["单位：某公司", "", "填报日期：2026-11-01"], H, ["甲", "本科", "工程师"]],
        [{"education": "bachelor"}],
    ),
    Ordinary(
        "heading with star and break",
        [
            ["*姓名", "最高学历\n（毕业）", "现任专业技术\n职务", "取得\n时间"],
            ["甲", "本科", "工程师", "2019-07"],
        ],
        [{"education": "bachelor", "titles": _dated("2019-07")}],
    ),
    Ordinary(
        "职称 with level in brackets",
        [H, ["甲", "大学本科（工学学士）", "工程师（中级）"]],
        [{"education": "bachelor", "titles": MID}],
    ),
    Ordinary(
        "高级工程师（副高）",
        [H, ["甲", "研究生", "高级工程师（副高级）"]],
        [{"titles": [{"level": "deputy_senior"}]}],
    ),
    Ordinary(
        "职称 无职称",
        [H, ["甲", "硕士研究生", "未评职称"], ["乙", "博士研究生", "暂无职称"]],
        [{"education": "master", "titles": []}, {"education": "doctor", "titles": []}],
    ),
    Ordinary(
        "专业技术职务 col 网络安全",
        [["姓名", "学历", "专业技术职务", "专业方向"], ["甲", "本科", "工程师（网络安全）", "数据安全"]],
        [{"direction": "data", "titles": [{"level": "intermediate", "same_speciality": True}]}],
    ),
    Ordinary(
        "是否北京单位",
        [["姓名", "学历", "北京单位", "专业工作年限"], ["甲", "本科", "是", "8年6个月"]],
        [{"employer_in_beijing": True, "experience": {"years": 8.5}}],
    ),
    Ordinary(
        "从事网络安全工作年限",
        [["姓名", "学历", "从事网络安全工作年限"], ["甲", "本科", 8]],
        [{"experience": {"years": 8}}],
    ),
    Ordinary(
        "网络安全从业年限",
        [["姓名", "学历", "网络安全从业年限"], ["甲", "本科", 8]],
        [{"experience": {"years": 8}}],
    ),
    Ordinary(
        "从事网络安全工作起始时间",
        [["姓名", "学历", "从事网络安全工作起始时间"], ["甲", "本科", "2018.07"]],
        [{"experience": {"since": "2018-07"}}],
    ),
    Ordinary(
        "counts columns",
        [["姓名", "学历", "核心论文（篇）", "发明专利（项）"], ["甲", "本科", 2, 1]],
        [{"achievements": [{"kind": "paper", "count": 2, "journal": "core"}, {"kind": "patent"}]}],
    ),
    Ordinary(
        "zero counts", [["姓名", "学历", "论文数", "专利数"], ["甲", "本科", 0, 0]], [{"achievements": None}]
    ),
    Ordinary(
        "gender etc ordinary",
        [
            [
                "序号",
                "姓名",
                "性别",
                "出生年月",
                "政治面貌",
                "毕业院校",
                "所学专业",
                "学历",
                "学位",
                "参加工作时间",
                "职称",
                "职称取得时间",
                "联系电话",
                "备注",
            ],
            [
                "1",
                "甲",
                "男",
                "1990.05",
                "党员",
                "北邮",
                "计算机",
                "研究生",
                "硕士",
                "2012.07",
                "工程师",
                "2019.07",
                "138",
                "",
            ],
        ],
        [{"education": "master", "titles": _dated("2019-07")}],
    ),
]
