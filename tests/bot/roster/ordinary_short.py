"""What officers write in few characters: numbers without a unit, degrees, grounds that are outcomes."""

from __future__ import annotations

from tests.bot.roster.ordinary import Ordinary


def _column(heading: str, cell: object, told: tuple[str, ...] = (), **facts: object) -> Ordinary:
    return Ordinary(
        f"short: {heading}={cell!r}",
        [["姓名", "专业方向", heading], ["甲", "数据安全", cell]],
        [{"direction": "data", **facts}],
        told=told,
    )


def _outcomes(
    heading: str, cell: object, *entries: dict[str, object], told: tuple[str, ...] = ()
) -> Ordinary:
    return _column(heading, cell, told, achievements=list(entries) or None)


def _paper(**other: object) -> dict[str, object]:
    return {"kind": "paper", **other}


_PATENT: dict[str, object] = {"kind": "patent", "granted": True, "rank": 1}
_STANDARD: dict[str, object] = {"kind": "standard", "level": "national"}
_FIFTH: dict[str, object] = {**_STANDARD, "rank": 5}
_CORE = {"journal": "core"}
_PENDING = "核心论文3篇一作；"
_NOT_SURE = ("“刊物”看不准",)
SHORT = [
    *(_outcomes("专利", cell, _PATENT) for cell in ("发明1(第一,授权)", "发明1 第一发明人 已授权")),
    _outcomes(
        "专利", "发明3、实用新型2", {"kind": "patent", "count": 3}, told=("“实用新型2项”不是通告所列的成果",)
    ),
    *(_outcomes("国标", cell, _FIFTH) for cell in ("1（第5）", "1 第五", "1，第5", "1(5/12)")),
    _outcomes("国标", "2（第3、第6）", {**_STANDARD, "rank": 3}, {**_STANDARD, "rank": 6}),
    _outcomes("标准", "国标1、行标2", _STANDARD, {"kind": "standard", "count": 2, "level": "industry"}),
    *(_outcomes("论文", cell, _paper(count=3, **_CORE)) for cell in ("核心3", "3（核心）", "北大核心3")),
    _outcomes("论文", "核心3、普刊2", _paper(count=3, **_CORE), _paper(count=2, journal="public")),
    _outcomes("论文", "核心2 一作", _paper(count=2, rank=1, **_CORE)),
    *(_outcomes("论文", cell, _paper(), told=_NOT_SURE) for cell in ("SCI 1篇", "会议1篇", "CCF A 1篇")),
    _outcomes("业绩成果", "EI论文2篇一作", _paper(count=2, rank=1), told=_NOT_SURE),
    *(
        _outcomes("论文", cell, told=("一共是几项",))
        for cell in ("核心3(一作2)", "2(1)", "3，6", "3（用过1）")
    ),
    _outcomes("专利", "发明2(1第一)", told=("一共是几项",)),
    _outcomes(
        "论文",
        "3篇核心一作，均用于评中级",
        _paper(count=3, rank=1, used_before=True, **_CORE),
    ),
    *(
        _outcomes(
            "业绩成果", f"{_PENDING}{said}", _paper(count=3, rank=1, **_CORE), told=(f"“{said}”没有计入",)
        )
        for said in ("国标在编1项", "行标1项报批中", "准备写专著")
    ),
    *(
        _outcomes(
            "业绩成果", f"{_PENDING}{said}", _paper(count=3, rank=1, **_CORE), told=("按不止这些评估", said)
        )
        for said in (
            "主持攻关多项",
            "标准多项",
            "XX平台建设",
            "技术报告1份，被工信部采纳，行业内影响较大，本人主要完成人",
        )
    ),
    *(
        _outcomes(
            "业绩成果",
            f"{_PENDING}{said}",
            _paper(count=3, rank=1, **_CORE),
            told=(said, "破格条件，没有计入"),
        )
        for said in ("省部级科技进步二等奖第三", "CNVD证书若干", "获奖：省部级科技进步二等奖（第2）")
    ),
    _outcomes("业绩成果", f"{_PENDING}《某系统研究》；详见附件", _paper(count=3, rank=1, **_CORE)),
    _outcomes("论文核心数", 2, _paper(count=2, **_CORE)),
    _outcomes("论文普通数", 2, _paper(count=2, journal="public")),
    _outcomes("标准（国标）", 2, {**_STANDARD, "count": 2}),
    *(
        _outcomes(heading, 2, told=("前面一列里的一部分",))
        for heading in ("其中一作", "其中第一发明人", "其中：核心")
    ),
    *(
        _column("学历", cell, education=tier)
        for cell, tier in (("本", "bachelor"), ("专", "college"), ("硕", "master"))
    ),
    *(
        _column(heading, "国标排第三", exceptional=[{"kind": "national_standard", "rank": 3}])
        for heading in ("破格条件", "破格情况", "获奖及破格", "符合的破格条件")
    ),
    _column("破格条件", "行标排第三", ("没有读出",), exceptional=None),
    *(_column("破格条件", cell, exceptional=[]) for cell in ("否", "不符合", "无")),
    *(
        _column(heading, cell, employer_in_beijing=True)
        for heading, cell in (
            ("是否京内单位", "是"),
            ("单位所在地", "北京市海淀区"),
            ("单位所在城市", "北京"),
        )
    ),
    *(
        _column(heading, cell, experience={"since": "2016-07"})
        for heading in ("网安起止时间", "专业工作年限")
        for cell in ("2016.7-至今", "2016年7月至今", "2016.07—现在")
    ),
    _column("从事网安专业起止时间", "2016.7-2020.3", ("不止一个时间",), experience=None),
    Ordinary(
        "short: a journal in one word",
        [["姓名", "学历", "论文", ""], ["", "", "刊物", "排名"], ["甲", "本科", "普通", "1"]],
        [{"achievements": [_paper(journal="public", rank=1)]}],
    ),
]
