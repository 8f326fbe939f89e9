"""Reading a notice's folder; whatever cannot be believed is refused with its file and line."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from rules.conditions.compilation import compile_level
from rules.notice.catalogue import Catalogue
from rules.notice.caveat_data import CaveatsData
from rules.notice.checks import check
from rules.notice.notice import read_notice
from rules.notice.profile_schema import document_model
from rules.notice.schema import SHAPES, LevelData, PolicyData
from rules.notice.sources import Sources
from rules.notice.yaml_file import Hint, NoticeRefused, OpenFile, YamlFile, did_you_mean
from rules.policies import Edition, Policies, within
from rules.policy import Policy
from rules.wording.wording import say

NOTICES = Path(__file__).with_name("notices")
_POLICY, _CAVEATS = "policy.yaml", "caveats.yaml"
_OTHERS = [name for name in SHAPES if name not in {_POLICY, "clauses.yaml", "levels/*.yaml"}]
_FOR_EDITORS = re.compile(rb"^# yaml-language-server:.*\n")


@cache
def load_policies(*places: Path) -> Policies:
    """Every notice in ``places`` (default: those that come with this program), each in a folder named by its id.

    What does not hold together is refused alone. Raises NoticeRefused where there is no notice at all.
    """
    folders = [folder for place in places or (NOTICES,) for folder in notice_folders(place)]
    if not folders:
        raise NoticeRefused("policy.yaml", 1, say("notice_data.none"))
    return policies_in(folders)


def notice_folders(place: Path) -> list[Path]:
    """The folders of notices in ``place``; what is hidden is none."""
    return sorted(path for path in place.iterdir() if path.is_dir() and not path.name.startswith("."))


def policies_in(
    folders: Iterable[Path], load: Callable[[Path, PolicyData], Policy] | None = None
) -> Policies:
    """The notices of these folders, each read by ``load`` where that is given; of two with one id, the first."""
    editions: dict[str, Edition] = {}
    refused: list[NoticeRefused] = []
    for folder in folders:
        try:
            data = _policy_data(folder)
            if data.id in editions:
                twice = say("notice_data.twice_id", id=data.id, folder=editions[data.id].folder)
                raise YamlFile(folder / _POLICY, _POLICY).refusal(("id",), twice)
        except NoticeRefused as refusal:
            refused.append(within(folder, refusal))
        else:
            editions[data.id] = Edition(data, folder, load or load_by)
    return Policies(editions.values(), refused)


def load_policy(folder: Path, open_file: OpenFile = YamlFile) -> Policy:
    """One notice, its files opened by ``open_file``. Raises NoticeRefused."""
    return load_by(folder, _policy_data(folder, open_file), open_file)


def _policy_data(folder: Path, open_file: OpenFile = YamlFile) -> PolicyData:
    """What policy.yaml says. Raises NoticeRefused."""
    file = open_file(folder / _POLICY, _POLICY)
    data: PolicyData = file.read(PolicyData)
    if data.id != folder.name:
        raise file.refusal(("id",), say("notice_data.folder", name=folder.name), Hint(right=folder.name))
    if data.valid_until is not None and data.valid_until < data.valid_from:
        raise file.refusal(("valid_until",), say("notice_data.until"))
    return data


def load_by(folder: Path, data: PolicyData, open_file: OpenFile = YamlFile) -> Policy:
    """All of the notice, in force for as long as ``data`` says."""
    sources = read_sources(folder, open_file)
    check(sources)
    catalogue = _catalogue(sources)
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


def read_sources(folder: Path, open_file: OpenFile = YamlFile) -> Sources:
    """A notice's files, each in its shape, and not yet held against one another. Raises NoticeRefused."""
    policy_file = open_file(folder / _POLICY, _POLICY)
    policy: PolicyData = policy_file.read(PolicyData)
    for path in sorted(folder.glob("levels/*.yaml")):
        if path.stem not in policy.levels:
            words = say("notice_data.unlisted", name=path.name) + did_you_mean(path.stem, policy.levels)
            raise policy_file.refusal(("levels",), words)
    given = [name for name in _OTHERS if name != _CAVEATS or (folder / name).exists()]
    names = [*(f"levels/{name}.yaml" for name in policy.levels), *given]
    files = {name: open_file(folder / name, name) for name in names}
    notice = read_notice(folder, open_file)
    read = {name: file.read(SHAPES.get(name, LevelData)) for name, file in files.items()}
    return Sources(
        notice=notice,
        policy=policy,
        levels=[read[f"levels/{name}.yaml"] for name in policy.levels],
        achievements=read["achievements.yaml"],
        facts=read["facts.yaml"],
        directions=read["directions.yaml"],
        not_encoded=read["not_encoded.yaml"],
        judged_by_people=read["judged_by_people.yaml"],
        caveats=read.get(_CAVEATS, CaveatsData()),
        files={_POLICY: policy_file, **files},
    )


def _catalogue(sources: Sources) -> Catalogue:
    policy = sources.policy
    ranks = {title.title: place for place, title in enumerate(policy.titles)}
    names = {title.title: title.name for title in policy.titles}
    names |= {one.certificate: one.name for one in policy.certificates}
    names |= {education.education: education.name for education in policy.education}
    names |= {direction.direction: direction.name for direction in sources.directions}
    names |= {level.level: level.name for level in sources.levels}
    is_in_its_words = any(say("missing.work") in line for line in sources.notice.lines)
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
        work=say("missing.work" if is_in_its_words else "missing.work_plain"),
        certificates=frozenset(one.certificate for one in policy.certificates),
    )


def _digest(folder: Path) -> str:
    """Over every file that decides an assessment; the vocabulary of questions does not, nor what editors are told."""
    digest = hashlib.sha256()
    for path in sorted((*folder.glob("*.yaml"), *folder.glob("levels/*.yaml"), folder / "notice.txt")):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
        digest.update(_FOR_EDITORS.sub(b"", path.read_bytes().replace(b"\r\n", b"\n")) + b"\0")
    return digest.hexdigest()
