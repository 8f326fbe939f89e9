"""Rows and cells as HR has them."""

from __future__ import annotations

from tests.bot.roster.ordinary import Ordinary

HEAD = ["序号", "姓名", "部门", "学历", "职称", "职称取得时间"]
ONE = [1, "甲一", "研发部", "本科", "工程师", "2019-07"]
TWO = [2, "甲二", "运维部", "硕士", "无", ""]
_BACHELOR, _MASTER = {"education": "bachelor"}, {"education": "master"}


def _nobody(*cells: object) -> Ordinary:
    return Ordinary(
        f"nobody: {cells}", [HEAD, ONE, list(cells), TWO], [_BACHELOR, _MASTER], ("没有当作人员",)
    )


def _title(cell: object, titles: object, *told: str) -> Ordinary:
    return Ordinary(
        f"title: {cell}", [["姓名", "学历", "职称"], ["甲", "本科", cell]], [{"titles": titles}], told
    )


def _held(level: str, **other: object) -> list[object]:
    return [{"level": level, **other}]


_MID, _HIGH = "intermediate", "deputy_senior"
_OTHER: tuple[dict[str, object], ...] = ({}, {"same_speciality": False})
"""Of the speciality nothing is said, or of another one."""


def _since(heading: str, cell: object, value: object) -> Ordinary:
    return Ordinary(
        f"since: {heading}={cell!r}",
        [["姓名", "学历", heading], ["甲", "本科", cell]],
        [{"experience": value}],
    )


def _same(cell: str, *values: object) -> Ordinary:
    return Ordinary(
        f"speciality: {cell}", [["姓名", "职称", "职称专业"], ["甲", "工程师", cell]], [{"titles": values[0]}]
    )


NOBODY = [
    _nobody("一、研发部"),
    _nobody("（二）运维部"),
    _nobody("合计", "2人"),
    _nobody("小计", "", "", "", "1"),
    _nobody("", "合计", "2人"),
    _nobody("注：学历以学信网为准"),
    _nobody("备注：以上为在职人员"),
    _nobody("审核人：乙一", "", "填表人：乙二"),
    _nobody("", "制表：乙三", "", "日期：2026-11-01"),
    _nobody("部门：研发部"),
    _nobody("", "运维中心"),
    _nobody("单位（盖章）："),
    _nobody("序号", "姓名", "部门", "学历", "职称", "职称取得时间"),
    _nobody("第2页 共3页"),
    _nobody("填表日期：2026年11月1日"),
    _nobody("以下空白"),
    _nobody("", "共2人"),
    _nobody("说明：", "学历填最高学历"),
    _nobody("总计", 2, "", "", "", ""),
    _nobody("负责人签字：", "", "", "联系电话："),
    _nobody("2、运维部"),
    _nobody("平均", "", "", "", "", ""),
    _nobody("", "平均年龄", "", "", "35", ""),
    _nobody("人均学历", "", "", "本科", "", ""),
    _nobody("", "占比", "", "50%", "50%", ""),
]
PEOPLE = [
    Ordinary(
        "a title still to come in a row below",
        [["姓名", "学历", "职称"], ["甲", "本科", "工程师"], ["", "", "高级工程师（拟聘）"]],
        [{"titles": None}],
        ("拟聘",),
    ),
    Ordinary("a person of few words", [HEAD, ONE, ["", "甲二", "", "", "", ""]], [_BACHELOR, {}]),
    Ordinary("a name like a section's", [HEAD, ONE, [2, "部一", "", "硕士"]], [_BACHELOR, _MASTER]),
    Ordinary(
        "a title in a row below",
        [HEAD, ONE, ["", "", "", "", "经济师", "2021-07"], TWO],
        [
            {
                "titles": [
                    {"level": "intermediate", "obtained_on": "2019-07"},
                    {"level": "intermediate", "same_speciality": False, "obtained_on": "2021-07"},
                ]
            },
            {"titles": []},
        ],
    ),
    Ordinary(
        "a degree in a row below",
        [["姓名", "学历", "职称"], ["甲", "本科", "无"], ["", "硕士", ""], ["乙", "大专", ""]],
        [{"education": "master", "titles": []}, {"education": "college"}],
        merged=((1, 0, 2, 0), (1, 2, 2, 2)),
    ),
    Ordinary(
        "a person over three rows",
        [
            ["工号", "姓名", "学历", "职称", "取得时间"],
            ["1", "甲", "本科", "助理工程师", "2015-07"],
            ["", "", "", "工程师", "2019-07"],
            ["", "", "", "经济师", "2021-07"],
        ],
        [
            {
                "titles": [
                    {"level": "junior", "obtained_on": "2015-07"},
                    {"level": "intermediate", "obtained_on": "2019-07"},
                    {"level": "intermediate", "same_speciality": False, "obtained_on": "2021-07"},
                ]
            }
        ],
        merged=((1, 0, 3, 0), (1, 1, 3, 1), (1, 2, 3, 2)),
    ),
]
TITLES = [
    *(
        _title(cell, None, "职称")
        for cell in (
            "高工（自评）",
            "工程师（企业内部）",
            "高级工程师（拟聘）",
            "工程师（申报中）",
            "待评工程师",
            "拟申报高级工程师",
            "内部工程师",
            "工程师（公司评）",
            "高级工程师（公示中）",
            "工程师（评审中）",
            "工程师(未取得)",
            "准高级工程师",
            "工程师（内聘）",
            "高级工程师（待遇）",
            "享受高级工程师待遇",
            "工程师（已过期）",
            "工程师（集团认定）",
            "相当于中级",
            "员级",
            "技术员",
            "P7",
            "工程师（预计2027年）",
            "软件设计师",
            "拟评中级",
            "工程师[自评]",
            "高级工程师—申报中",
            "参照中级",
            "工程师（证书未下）",
            "工程师（2027年取得）",
        )
    ),
    _title("工程师", _held("intermediate")),
    _title("工程师（中级）", _held("intermediate")),
    _title("高级工程师（已取得）", _held("deputy_senior")),
    _title("工程师（计算机应用）", _held("intermediate", same_speciality=False)),
    _title("高级工程师（网络空间安全）", _held("deputy_senior", same_speciality=True)),
    _title("中级（非本专业）", _held("intermediate", same_speciality=False)),
    _title("无", []),
    _title("/", None, "请写“无”"),
    _title("—", None, "请写“无”"),
    _title("——", None, "请写“无”"),
    _title("-", None, "请写“无”"),
    _title("\\", None, "请写“无”"),
    _title("暂无", []),
    _title("未评", []),
    *(
        _title(
            cell,
            [
                {"level": "deputy_senior", "same_speciality": True},
                {"level": "deputy_senior", "same_speciality": False},
            ],
        )
        for cell in (
            "高级工程师（网络空间安全）、高级经济师",
            "高级工程师（网络空间安全）；高级经济师",
            "高级工程师（网络空间安全）\n高级经济师",
            "高级工程师（网络空间安全）和高级经济师",
        )
    ),
    *(
        Ordinary(
            f"title: {cell} with one date",
            [["姓名", "职称", "取得时间"], ["甲", cell, "2019-07"]],
            [
                {
                    "titles": [
                        *_held(one[0], **_OTHER[: one[1]][-1]),
                        *_held(other[0], **_OTHER[: other[1]][-1]),
                    ]
                }
            ],
            ("不止一个职称",),
        )
        for cell, one, other in (
            ("工程师、经济师", (_MID, 1), (_MID, 2)),
            ("工程师/会计师", (_MID, 1), (_MID, 2)),
            ("工程师，经济师", (_MID, 1), (_MID, 2)),
            ("工程师；高级经济师", (_MID, 1), (_HIGH, 2)),
            ("中级经济师和工程师", (_MID, 2), (_MID, 1)),
            ("工程师 经济师", (_MID, 1), (_MID, 2)),
        )
    ),
    *(
        Ordinary(
            f"none and a date {cell!r}", [["姓名", "职称", "取得时间"], ["甲", "无", cell]], [{"titles": []}]
        )
        for cell in ("", "无", "/", "—", "-", "——", "不适用")
    ),
    _same("计算机应用", _held("intermediate", same_speciality=False)),
    _same("工程系列", _held("intermediate")),
    _same("网络安全", _held("intermediate", same_speciality=True)),
    _same("电气工程", _held("intermediate", same_speciality=False)),
    _same("网络空间安全", _held("intermediate", same_speciality=True)),
    _same("/", _held("intermediate")),
    _same("经济", _held("intermediate")),
]
TIMES = [
    *(
        _since(heading, cell, value)
        for heading in ("从事本专业起始时间", "开始从事本专业时间")
        for cell, value in (
            ("18.07", {"since": "2018-07"}),
            (18.07, {"since": "2018-07"}),
            ("2018.07", {"since": "2018-07"}),
            (18, None),
            ("8年", None),
            (8, None),
            ("18年7月", {"since": "2018-07"}),
            ("2018-07", {"since": "2018-07"}),
        )
    ),
    _since("从事本专业时间", "18.07", None),
    _since("从事本专业时间", "8年", {"years": 8}),
    _since("从事本专业年限", 8.5, {"years": 8.5}),
]
EDUCATION = [
    Ordinary(
        f"education: {cell}", [["姓名", "学历", "部门"], ["甲", cell, "一部"]], [{"education": None}], told
    )
    for cell, told in (
        ("博士在读", ("在读",)),
        ("硕士（在读）", ("在读",)),
        ("本科肄业", ("肄业",)),
        ("本科（2027年毕业）", ("2027",)),
        ("同等学力", ("同等学力",)),
        ("结业", ("结业",)),
        ("/", ()),
        ("研究生", ("硕士",)),
        ("—", ()),
    )
]
OUTCOMES = [
    Ordinary(
        f"outcomes: {cell}", [["姓名", "学历", "成果"], ["甲", "本科", cell]], [{"achievements": value}], told
    )
    for cell, value, told in (
        ("有实用新型专利1项", [], ("通告",)),
        ("软件著作权2项", [], ("通告",)),
        ("外观设计专利3项", [], ("通告",)),
        ("专利2项", None, ("专利2项",)),
        ("无", [], ()),
        ("/", None, ("请写“无”",)),
        ("有发明专利1项", [{"kind": "patent"}], ()),
        (
            "发明专利2项，第一发明人，已授权；软著1项",
            [{"kind": "patent", "count": 2, "granted": True, "rank": 1}],
            ("软著1项",),
        ),
    )
]
CODES = [
    Ordinary(f"code: {cell}", [["工号", "学历"], [cell, "本科"]], [_BACHELOR], labels=("000123",))
    for cell in ('="000123"', "000123", "'000123", " 000123 ")
]
ROWS = [*NOBODY, *PEOPLE, *TITLES, *TIMES, *EDUCATION, *OUTCOMES, *CODES]
