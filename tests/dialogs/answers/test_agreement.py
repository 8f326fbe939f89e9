"""An answer and an assessment can never disagree: random people put as questions, and what the rules give."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from rules import Assessment
from rules.conditions.structure import split_routes
from tests.dialogs.answers.told_story import DAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from dialogs.answers import Answers
    from rules import Policy
    from rules.conditions.findings import Finding

EACH = 400
DECISIONS = {"met": "yes", "not_met": "no", "unknown": "depends"}
LEVELS = {
    "assistant_engineer": ("助工", "助理工程师"),
    "engineer": ("中级", "工程师职称"),
    "senior_engineer": ("高级", "副高", "高工"),
    "professorate_senior_engineer": ("正高", "正高级工程师"),
}
EDUCATION = {
    "doctor": ("博士", "博士毕业"),
    "master": ("硕士", "硕士研究生"),
    "bachelor": ("本科", "大学本科"),
    "technician_class": ("预备技师班",),
    "college": ("大专", "专科"),
    "senior_worker_class": ("高级工班",),
    "secondary_vocational": ("中专", "中职"),
    "other": ("高中学历", "初中毕业"),
}
TITLES = {
    "junior": ("助理工程师", "初级"),
    "intermediate": ("中级", "工程师职称"),
    "deputy_senior": ("副高", "高级工程师"),
    "full_senior": ("正高",),
}
OTHER = ("外系列", "非本系列", "其他专业的", "别的系列的")
NUMERALS = "零一二三四五六七八九十"
ROLES = {"participant": "只是参与", "key_contributor": "是主要完成人", "lead": "是主要负责人"}
INFLUENCE = {"none": "没什么影响", "unit": "在单位内有较大影响", "industry": "在行业内有较大影响"}
AUTHORITIES = {"city": "地市级部门", "provincial": "省部级部门", "national": "国家级部门"}
BENEFITS = {
    "none": "没有效益",
    "some": "取得了一定效益",
    "good": "取得较好效益",
    "considerable": "取得较大效益",
}
KINDS: dict[str, tuple[str, dict[str, Any]]] = {
    "research_project": (
        "攻关项目",
        {
            "role": ROLES,
            "rank": "负责人",
            "influence": INFLUENCE,
            "acceptance": {"none": "没有通过鉴定验收"} | {k: f"通过{v}验收" for k, v in AUTHORITIES.items()},
        },
    ),
    "report": (
        "研究报告",
        {
            "role": ROLES,
            "influence": INFLUENCE,
            "promotion": {"none": "没有推广"} | {k: f"得到{v}推广" for k, v in AUTHORITIES.items()},
        },
    ),
    "patent": ("发明专利", {"granted": {True: "已授权", False: "还没授权"}, "rank": "发明人"}),
    "risk_discovery": ("发现较大风险隐患", {"role": ROLES}),
    "incident_response": ("处置较严重的安全事件", {"role": ROLES}),
    "tech_transfer": ("成果转化项目", {"role": ROLES, "benefit": BENEFITS}),
    "monograph": (
        "专著",
        {"published": {True: "已公开出版", False: "还没出版"}, "rank": "完成人", "influence": INFLUENCE},
    ),
    "paper": (
        "论文",
        {"rank": "作者", "journal": {"public": "发表在公开发行的学术期刊", "core": "发表在核心期刊"}},
    ),
}


def person(random: Random) -> tuple[dict[str, Any], list[str]]:
    """Somebody, and what a question says of them."""
    profile: dict[str, Any] = {}
    said: list[str] = []
    education = random.choice([None, *EDUCATION])
    if education:
        profile["education"] = education
        said.append(random.choice(EDUCATION[education]))
    title = random.choice([None, "none", *TITLES])
    years = random.choice([1, 2, 3, 4, 5, 6, 8])
    words = random.choice([f"{years}年", f"{NUMERALS[years]}年"]) if years != 2 else "2年"
    if title in TITLES:
        held: dict[str, Any] = {"level": title, "years": years}
        name = random.choice(TITLES[str(title)])
        if random.random() < 0.3:
            held["same_speciality"] = False
            name = random.choice(OTHER) + name
        profile |= {"titles": [held], "experience": {"years": years}}
        said.append(random.choice([f"有{name}满{words}", f"取得{name}{words}", f"{name}满{words}"]))
        return profile, said
    if not profile or random.random() < 0.7:
        profile["experience"] = {"years": years}
        said.append(random.choice([f"工作{words}", f"干网安{words}", f"从事本专业工作满{words}"]))
    if title == "none":
        profile["titles"] = []
        said.append(random.choice(["没有职称", "没评过职称", "无职称"]))
    return profile, said


def outcome(random: Random) -> tuple[dict[str, Any], list[str]]:
    """An outcome of which everything is said, and the words for it."""
    kind = random.choice(list(KINDS))
    name, attributes = KINDS[kind]
    entry: dict[str, Any] = {"kind": kind}
    parts: list[str] = []
    for attribute, values in attributes.items():
        if isinstance(values, str):
            entry[attribute] = place = random.randint(1, 6)
            parts.append(random.choice([f"我是第{NUMERALS[place]}{values}", f"排第{NUMERALS[place]}"]))
        else:
            entry[attribute] = value = random.choice(list(values))
            parts.append(values[value])
    random.shuffle(parts)
    return entry, [name, *parts]


def _finding(policy: Policy, profile: dict[str, Any], level: str, condition: str) -> Finding:
    assessed = Assessment(policy, policy.profile(profile, DAY)).level(level)
    return next(one.finding for one in assessed.conditions if one.condition.name == condition)


@pytest.mark.parametrize("seed", range(3))
def test_education_years_and_titles_are_decided_as_they_are_assessed(
    answers: Answers, policy: Policy, seed: int
) -> None:
    random = Random(seed)
    for _ in range(EACH):
        profile, said = person(random)
        level = random.choice(list(LEVELS))
        asking = random.choice(["能报", "可以评", "能申报"]) + random.choice(LEVELS[level])
        question = random.choice(["，", ""]).join([*said, asking]) + random.choice(["吗", "么", "不"])

        found = _finding(policy, profile, level, "education_experience")

        assert answers.ask(question, DAY).by_level == {level: DECISIONS[found.status.word]}, question


@pytest.mark.parametrize("seed", range(3))
def test_outcomes_are_decided_as_they_are_counted(answers: Answers, policy: Policy, seed: int) -> None:
    random = Random(seed)
    for _ in range(EACH):
        entry, said = outcome(random)
        level = random.choice(list(LEVELS)[1:])
        asking = [_asking(random, level) for _ in range(1)]
        question = "，".join([*said, *asking])
        found = _finding(policy, {"achievements": [entry]}, level, "achievements")
        pairs = [
            kind for item in found.children for kind in item.children if kind.counted and not item.counted
        ]

        decision = answers.ask(question, DAY).by_level.get(level)

        wanted = "depends" if pairs else "yes" if found.counted else "no"
        assert decision == wanted, (question, entry)


GROUNDS = {
    "science_award": "{level}科技进步奖{grade}，{rank}",
    "patent_award": "中国专利{grade}，{rank}",
    "national_standard": "编写国家标准，{rank}",
    "major_project": "省级网络安全重大项目，{rank}",
    "vulnerability": "重要漏洞得到CNVD书面认可，我{role}",
}
GROUND_VALUES: dict[str, dict[str, str]] = {
    "level": {"provincial": "省部级", "national": "国家级"},
    "science_award": {"first": "一等奖", "second": "二等奖"},
    "patent_award": {"silver": "银奖", "gold": "金奖"},
    "role": ROLES,
}


def ground(random: Random) -> tuple[dict[str, Any], str]:
    """A ground of 破格 of which everything is said, and the words for it."""
    kind = random.choice(list(GROUNDS))
    entry: dict[str, Any] = {"kind": kind}
    words: dict[str, str] = {}
    for part in ("level", "grade", "role"):
        if f"{{{part}}}" in GROUNDS[kind]:
            values = GROUND_VALUES.get(kind if part == "grade" else part, {})
            entry[part] = random.choice(list(values))
            words[part] = values[entry[part]]
    if "{rank}" in GROUNDS[kind]:
        entry["rank"] = place = random.randint(1, 8)
        words["rank"] = random.choice([f"我排第{NUMERALS[place]}", f"第{NUMERALS[place]}完成人"])
    return entry, GROUNDS[kind].format(**words)


@pytest.mark.parametrize("seed", range(3))
def test_grounds_are_decided_as_they_are_assessed(answers: Answers, policy: Policy, seed: int) -> None:
    random = Random(seed)
    for _ in range(EACH):
        entry, said = ground(random)
        question = f"{said}，{random.choice(['能破格吗', '可以破格申报吗', '能破格报高级吗', '破格行不'])}"
        profile = {"exceptional": [entry], "achievements": []}
        found = _finding(policy, profile, "senior_engineer", "education_experience")
        _, waiver = split_routes(found.asked, found)
        assert waiver is not None

        assert answers.ask(question, DAY).decision == DECISIONS[waiver.status.word], question


def _asking(random: Random, level: str) -> str:
    ways: list[Callable[[str], str]] = [
        lambda name: f"评{name}算吗",
        lambda name: f"评{name}算一项吗",
        lambda name: f"报{name}算不算",
    ]
    return random.choice(ways)(random.choice(LEVELS[level]))
