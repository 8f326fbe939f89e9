"""Everything at once: random messages of what a person states beside degrees, work and titles."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date
from typing import Any

from dialogs.language.message.extract import read_message
from tests.dialogs.person import made_up_policies
from tests.made_up_notices import LINHAI

DAY = date(2026, 11, 22)
DIGITS = "零一二三四五六七八九"


def training(rng: random.Random) -> tuple[str, dict[str, Any]]:
    hours = rng.choice([90, 180, 269, 270, 300, 312.5])
    said = [
        "近3年继续教育{n}学时",
        "继续教育{n}学时",
        "继续教育累计{n}个学时",
        "近三年参加培训共{n}学时",
        "继续教育学时：{n}",
    ]
    return rng.choice(said).format(n=f"{hours:g}"), {"annual.training": hours}


def reviews(rng: random.Random) -> tuple[str, dict[str, Any]]:
    times = rng.randint(1, 5)
    number = rng.choice([str(times), DIGITS[times]])
    said = ["年度考核合格{n}次", "近3年考核合格{n}次", "年度考核：{n}次", "考核合格共{n}次"]
    return rng.choice(said).format(n=number), {"annual.reviews": times}


def born(rng: random.Random) -> tuple[str, dict[str, Any]]:
    year, month = rng.randint(1966, 2001), rng.randint(1, 12)
    said = ["{y}年{m}月出生", "出生于{y}年{m}月", "出生年月：{y}.{m:02}"]
    return rng.choice(said).format(y=year, m=month), {"born_on": f"{year}-{month:02}"}


def schooling(rng: random.Random) -> tuple[str, dict[str, Any]]:
    level, name = rng.choice([("bachelor", "本科"), ("master", "硕士"), ("college", "大专")])
    if rng.random() < 0.5:
        said = rng.choice(["全日制{n}", "全日制{n}学历", "学历是全日制的{n}"])
        return said.format(n=name), {"education": level, "full_time_education": level}
    year, month = rng.randint(1995, 2024), rng.randint(1, 12)
    said = rng.choice(["{y}年{m}月{n}毕业", "{n}，{y}年{m}月毕业"])
    told = {"education": level, "education_obtained_on": f"{year}-{month:02}"}
    return said.format(y=year, m=month, n=name), told


def examined(rng: random.Random) -> tuple[str, dict[str, Any]]:
    said = {
        "单位考察合格": True,
        "单位考察结果合格": True,
        "还没有经过单位考察": False,
        "单位考察不合格": False,
    }
    words = rng.choice(list(said))
    return words, {"examined": said[words]}


def merits(rng: random.Random) -> tuple[str, dict[str, Any]]:
    said = {
        "在艰苦地区工作满2年": ("merits.remote", True),
        "在艰苦地区干了两年": ("merits.remote", True),
        "获得过省级人才称号": ("merits.talent", True),
        "没有获得省级人才称号": ("merits.talent", False),
    }
    words = rng.choice(list(said))
    path, value = said[words]
    return words, {path: value}


def title(rng: random.Random) -> tuple[str, dict[str, Any]]:
    level, name = rng.choice([("software_exam", "软考中级证书"), ("algorithm_licence", "算法工程师职业资格")])
    year, month = rng.randint(2012, 2025), rng.randint(1, 12)
    said = rng.choice(["{y}年{m}月取得{n}", "{n}，{y}年{m}月取得"])
    return said.format(y=year, m=month, n=name), {"titles": f"{level} {year}-{month:02}"}


def work(rng: random.Random) -> tuple[str, dict[str, Any]]:
    years = rng.randint(1, 30)
    said = rng.choice(["做人工智能{n}年", "从事人工智能{n}年", "人工智能干了{n}年"])
    return said.format(n=years), {"experience": years}


PARTS = (training, reviews, born, schooling, examined, merits, title, work)


def told_by(profile: dict[str, Any]) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for name, value in profile.items():
        if name == "titles":
            told[name] = " ".join(f"{one['level']} {one.get('obtained_on')}" for one in value)
        elif name == "experience":
            told[name] = value.get("years")
        elif isinstance(value, dict):
            told |= {f"{name}.{part}": inner for part, inner in value.items()}
        else:
            told[name] = value
    return told


def test_what_is_read_of_many_facts_at_once() -> None:
    """Nothing that is read contradicts what was said, and nearly all of it is read."""
    policy, rng = made_up_policies()[LINHAI], random.Random(20)
    lost: Counter[str] = Counter()
    said = 0
    for _ in range(600):
        parts = [part(rng) for part in rng.sample(PARTS, rng.randint(2, 6))]
        facts = {path: value for _, told in parts for path, value in told.items()}
        text = rng.choice(["，", "；", "。", "\n"]).join(words for words, _ in parts)
        read = told_by(dict(read_message(policy, text, DAY).profile))
        wrong = {path: value for path, value in read.items() if facts.get(path) != value}
        assert not wrong, (text, wrong)
        said += len(facts)
        lost.update(path for path in facts if path not in read)
    assert lost.total() <= 0.02 * said, lost
