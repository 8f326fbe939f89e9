"""Reading a notice's folder; whatever cannot be believed is refused with its file and line."""

from __future__ import annotations

import hashlib
import itertools
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from rules.conditions.compilation import compile_level
from rules.notice.catalogue import Catalogue
from rules.notice.caveat_data import CaveatsData
from rules.notice.checks import check
from rules.notice.data import Words
from rules.notice.notice import read_notice
from rules.notice.person_data import FactData
from rules.notice.profile_schema import document_model
from rules.notice.schema import AchievementsData, DirectionData, JudgementData, LevelData, PolicyData
from rules.notice.sources import Sources
from rules.notice.yaml_file import NoticeRefused, YamlFile
from rules.policy import Policies, Policy

if TYPE_CHECKING:
    from collections.abc import Sequence

NOTICES = Path(__file__).with_name("notices")


@cache
def load_policies(folder: Path = NOTICES) -> Policies:
    """Every notice in ``folder``, each in a folder of its own named by its id.

    Raises NoticeRefused, naming file and line: data that does not fit its shape or the notice's text, and notices
    that are in force on the same day.
    """
    loaded = [_one_of_many(path) for path in sorted(folder.iterdir()) if path.is_dir()]
    if not loaded:
        raise NoticeRefused("policy.yaml", 1, "没有找到任何通告")
    policies = sorted(loaded, key=lambda policy: policy.data.valid_from)
    _refuse_overlaps(policies)
    return Policies(tuple(policies))


def _one_of_many(folder: Path) -> Policy:
    try:
        return load_policy(folder)
    except NoticeRefused as refused:
        raise NoticeRefused(f"{folder.name}/{refused.file}", refused.line, refused.message) from None


def load_policy(folder: Path) -> Policy:
    """One notice. Raises NoticeRefused."""
    sources = _read(folder)
    check(sources)
    catalogue = _catalogue(sources)
    data = sources.policy
    if data.id != folder.name:
        raise sources.policy_file.refusal(("id",), f"id 应与文件夹同名：{folder.name}")
    levels = tuple(compile_level(level, catalogue, data.titles_clause) for level in sources.levels)
    return Policy(
        data=data,
        notice=sources.notice,
        catalogue=catalogue,
        levels=levels,
        document=document_model(catalogue),
        not_encoded=sources.not_encoded,
        judged_by_people=tuple(sources.judged_by_people),
        digest=_digest(folder),
        folder=folder,
    )


def _read(folder: Path) -> Sources:
    policy_file = YamlFile(folder / "policy.yaml", "policy.yaml")
    policy: PolicyData = policy_file.read(PolicyData)
    for path in sorted(folder.glob("levels/*.yaml")):
        if path.stem not in policy.levels:
            raise policy_file.refusal(("levels",), f"{path.name} 没有列在 levels 里；请列上，或删去文件")
    level_files = [
        YamlFile(folder / "levels" / f"{name}.yaml", f"levels/{name}.yaml") for name in policy.levels
    ]
    files = {
        name: YamlFile(folder / name, name)
        for name in (
            "achievements.yaml",
            "facts.yaml",
            "directions.yaml",
            "not_encoded.yaml",
            "judged_by_people.yaml",
        )
    }
    caveats = folder / "caveats.yaml"
    caveats_file = YamlFile(caveats, "caveats.yaml") if caveats.exists() else None
    return Sources(
        notice=read_notice(folder),
        policy=policy,
        policy_file=policy_file,
        levels=[file.read(LevelData) for file in level_files],
        level_files=level_files,
        achievements=files["achievements.yaml"].read(AchievementsData),
        achievements_file=files["achievements.yaml"],
        facts=files["facts.yaml"].read(list[FactData]),
        facts_file=files["facts.yaml"],
        directions=files["directions.yaml"].read(list[DirectionData]),
        directions_file=files["directions.yaml"],
        not_encoded=files["not_encoded.yaml"].read(dict[str, Words]),
        not_encoded_file=files["not_encoded.yaml"],
        judged_by_people=files["judged_by_people.yaml"].read(list[JudgementData]),
        judged_by_people_file=files["judged_by_people.yaml"],
        caveats=caveats_file.read(CaveatsData) if caveats_file else CaveatsData(),
        caveats_file=caveats_file,
    )


def _catalogue(sources: Sources) -> Catalogue:
    policy = sources.policy
    ranks = {title.title: place for place, title in enumerate(policy.titles)}
    names = {title.title: title.name for title in policy.titles}
    names |= {one.certificate: one.name for one in policy.certificates}
    names |= {education.education: education.name for education in policy.education}
    names |= {direction.direction: direction.name for direction in sources.directions}
    names |= {level.level: level.name for level in sources.levels}
    return Catalogue(
        levels={level.level: level for level in sources.levels},
        titles=ranks | {one.certificate: ranks.get(one.stands_for or "", -1) for one in policy.certificates},
        tiers={education.education: education.tier for education in policy.education},
        directions={direction.direction: direction for direction in sources.directions},
        attributes=sources.achievements.attributes,
        kinds=sources.achievements.kinds,
        grounds=sources.achievements.grounds,
        used_before=sources.achievements.used_before,
        facts={fact.fact: fact for fact in sources.facts},
        names=names,
        caveats=sources.caveats,
        certificates=frozenset(one.certificate for one in policy.certificates),
    )


def _digest(folder: Path) -> str:
    """Over every file that decides an assessment; the vocabulary of questions does not."""
    digest = hashlib.sha256()
    for path in sorted((*folder.glob("*.yaml"), *folder.glob("levels/*.yaml"), folder / "notice.txt")):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
        digest.update(path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return digest.hexdigest()


def _refuse_overlaps(policies: Sequence[Policy]) -> None:
    for older, newer in itertools.pairwise(policies):
        if older.in_force(newer.data.valid_from):
            day = newer.data.valid_from
            words = f"valid_from {day} 时 {older.id} 还在施行；请给 {older.id} 写上早于这一天的 valid_until"
            file = YamlFile(newer.folder / "policy.yaml", f"{newer.id}/policy.yaml")
            raise file.refusal(("valid_from",), words)
