"""Titles with their day and speciality in one cell, and what stands beside them there."""

from __future__ import annotations

from tests.bot.roster.ordinary import Ordinary


def _cell(said: str, *titles: dict[str, object], told: tuple[str, ...] = ()) -> Ordinary:
    return Ordinary(
        f"titles: {said}",
        [["姓名", "学历", "现有职称及取得时间"], ["甲", "本科", said]],
        [{"education": "bachelor", "titles": list(titles) or None}],
        told=told,
    )


def _title(level: str, day: str = "", *, same: bool | None = None) -> dict[str, object]:
    dated = {"obtained_on": day} if day else {}
    return {"level": level, **dated} | ({} if same is None else {"same_speciality": same})


_JUNIOR, _MID = "junior", "intermediate"
_HELD = _title(_MID, "2021-05")
TITLES = [
    *(
        _cell(said, _title(_JUNIOR, "2016-05"), _HELD)
        for said in (
            "助工（2016.5认定）、工程师（2021.5评审）",
            "助理2016.5，工程师2021.5",
            "助理工程师2016年5月取得；工程师2021年5月评审通过",
            "助工 2016/5 工程师 2021/5",
        )
    ),
    _cell("工程师（2020.6）；助理（2015.6）", _title(_MID, "2020-06"), _title(_JUNIOR, "2015-06")),
    *(
        _cell(said, _HELD)
        for said in (
            "工程师（2021.5），聘任2022.1",
            "工程师（2021-05），已聘",
            "工程师（2021.5评审通过）",
            "工程师 2021.5认定",
            "工程师（21.05）",
            "工程师（2021.5考试取得）",
        )
    ),
    *(
        _cell(said, {**_HELD, "same_speciality": True})
        for said in ("工程师，网络安全，2021.5", "工程师2021-05 网络空间安全", "工程师（本专业）2021.5")
    ),
    *(
        _cell(said, {**_HELD, "same_speciality": False})
        for said in ("工程师，通信，2021年5月", "工程师（计算机，2021.5）", "工程师2021.5（其他专业）")
    ),
    _cell("工程师（2021.5）/ 二级建造师", _HELD, told=("“二级建造师”不是职称",)),
    _cell("工程师、注册安全工程师", _title(_MID), told=("“注册安全工程师”不是职称",)),
    *(
        _cell(said, _title(_MID), told=(told,))
        for said, told in (
            ("工程师 20.5", "不知道这是年数还是月份"),
            ("工程师，2021年", "只有年份"),
        )
    ),
    _cell("工程师（网安方向，2021.5）", _title(_MID, same=True), told=("是不是取得职称的时间",)),
    *(
        _cell(said, told=("现有职称",))
        for said in (
            "工程师 聘任时间2022.1",
            "工程师（2021.5取得，已过期）",
            "工程师2020.5；高工评审中",
            "工程师（2021.5）副高（2027.5）",
            "工程师（2021.5）、信息系统项目管理师",
            "工程师（聘任）",
            "工程师（自评，2021.5）",
            "工程师（集团，2021.5）",
        )
    ),
    _cell("助理", _title(_JUNIOR)),
    _cell("初", _title(_JUNIOR)),
    _cell("中", _title(_MID)),
    _cell("中工", _title(_MID)),
    _cell("高", told=("应为",)),
]
