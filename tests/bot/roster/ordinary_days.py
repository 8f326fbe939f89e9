"""Days to come, the day and the years of one length, and rows that count people of a kind."""

from __future__ import annotations

from tests.bot.roster.ordinary import Ordinary


def _obtained(day: object, *titles: dict[str, object], known: bool = False, held: str = "工程师") -> Ordinary:
    """A title and the day on which it was obtained."""
    return Ordinary(
        f"days: {held} {day!r}",
        [["姓名", "学历", "职称", "职称取得时间"], ["甲", "本科", held, day]],
        [{"education": "bachelor", "titles": list(titles) if known else None}],
        told=() if known and titles else ("不算已经取得",),
    )


def _both(since: object, years: object, *, agree: bool, heads: tuple[str, str]) -> Ordinary:
    """A column since when and one how long."""
    return Ordinary(
        f"days: {heads[0]} {since!r} {heads[1]} {years!r}",
        [["姓名", "学历", *heads], ["甲", "本科", since, years]],
        [{"experience": {"since": "2016-07"} if agree else None}],
        told=() if agree else ("写得不一致",),
    )


_HEADS = ("参加网安工作时间", "网安工作年限")
_BREAKDOWN = [
    "其中：女",
    "其中女",
    "其中：博士",
    "其中",
    "其中：35岁以下",
    "女",
    "男性",
    "硕士及以上",
    "35岁以下",
    "党员",
]
DAYS = [
    *map(
        _obtained,
        ["2028-01", 2027.6, "2027年6月", "2027", 2027, "27.05", "Jun-2027", "2026-12", "2026年11月30日"],
    ),
    *map(_obtained, ["明年3月", "预计2027年", "公示中", "待发证", "尚未取得", "没有下来", "办理中"]),
    _obtained("2026-11", {"level": "intermediate", "obtained_on": "2026-11"}, known=True),
    _obtained("不详", {"level": "intermediate"}, known=True),
    _obtained("未知", {"level": "intermediate"}, known=True),
    _obtained("2028-01", known=True, held="无"),
    Ordinary(
        "days: a second title to come leaves the first",
        [["姓名", "职称", "第二职称", "第二职称取得时间"], ["甲", "工程师", "高级工程师", "2028-01"]],
        [{"titles": None}],
        told=("不算已经取得",),
    ),
    *(
        _both("2016-07", years, agree=True, heads=_HEADS)
        for years in (10, "10", "10年4个月", 10.3, "十年", "满10年")
    ),
    *(_both("2016-07", years, agree=False, heads=_HEADS) for years in (9, 11, "10年8个月", 10.8, "9年4个月")),
    Ordinary(
        "days: the years before the day",
        [["姓名", "学历", *reversed(_HEADS)], ["甲", "本科", 10, "2016-07"]],
        [{"experience": {"since": "2016-07"}}],
    ),
    *(
        Ordinary(
            f"days: a degree of {day!r}",
            [["姓名", "专业方向", "学历", heading], ["甲", "数据安全", "硕士", day]],
            [{"direction": "data", "education": None if to_come else "master"}],
            told=("这个学历不算已经取得",) if to_come else (),
        )
        for heading in ("毕业时间", "学位取得时间")
        for day, to_come in (
            ("2028-07", True),
            ("在读", True),
            ("2018-07", False),
            ("2018", False),
            ("不详", False),
        )
    ),
    *(
        _obtained(day, {"level": "intermediate"}, known=True)
        for day in ("待补", "未填", "尚不清楚", "将近2年", "2019年申报", "2019年7月申报，2019年12月取得")
    ),
    Ordinary(
        "days: a number in place of a name is somebody",
        [["姓名", "学历", "专业工作年限"], ["甲", "本科", 8], ["35", "本科", 3], ["36-2", "本科", 4]],
        [{"experience": {"years": 8}}, {"experience": {"years": 3}}, {"experience": {"years": 4}}],
    ),
    *(
        Ordinary(
            f"days: {name} is nobody",
            [["姓名", "学历", "专业工作年限"], ["甲", "本科", 8], ["小计", "", 8], [name, "", 3]],
            [{"experience": {"years": 8}}],
            told=(name,),
        )
        for name in _BREAKDOWN
    ),
]
