"""The applicants whose verdicts an author has approved: beside the notice, and assessed at each check."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, Literal

from pydantic import Field

from bot.authoring.applicants import MadeUpApplicant
from bot.wording import say
from dialogs.language.vocabulary.loader import FOLDER
from dialogs.language.vocabulary.loader import SHAPES as VOCABULARY
from rules import NoticeRefused, Policy, ProfileRefused
from rules.notice.data import Data, Words
from rules.notice.schema import SHAPES as DECIDING
from rules.notice.yaml_file import YamlFile

FILE: Final = "scenarios/approved.yaml"


class ApprovedData(Data):
    """One applicant: why they are there, their facts as for `zhicheng assess`, and each level's status."""

    why: Words
    facts: dict[str, Any]
    verdict: dict[str, Literal["eligible", "not_eligible", "undetermined", "held"]] = Field(min_length=1)


_SHAPE: Final = list[ApprovedData]
FILES: Final[Mapping[str, Any]] = {
    **DECIDING,
    **{f"{FOLDER}/{name}": shape for name, shape in VOCABULARY.items()},
    "scenarios/*.yaml": _SHAPE,
}
"""The shape of every file of a notice."""


def differing(policy: Policy, file: YamlFile) -> Iterator[NoticeRefused]:
    """Those of whom the notice says something else by now. Raises NoticeRefused for a file that is none."""
    approved: list[ApprovedData] = file.read(_SHAPE)
    for n, one in enumerate(approved):
        try:
            found = MadeUpApplicant(one.why, dict(one.facts)).verdict(policy)
        except ProfileRefused as refused:
            yield file.refusal(
                (n, "facts"), say("authoring.approved.refused", why=one.why, wrong=str(refused))
            )
            continue
        if found != dict(one.verdict):
            yield file.refusal((n, "verdict"), _told(policy, one, found))


def _told(policy: Policy, one: ApprovedData, found: dict[str, Any]) -> str:
    names = {level.level: level.name for level in policy.levels}
    different = [name for name in names if found[name] != one.verdict.get(name)]
    told = [
        say(
            "authoring.approved.level",
            level=names[name],
            was=say(f"authoring.statuses.{one.verdict[name]}") if name in one.verdict else "—",
            now=say(f"authoring.statuses.{found[name]}"),
        )
        for name in different
    ]
    return say("authoring.approved.differs", why=one.why, levels=say("authoring.approved.and").join(told))


def as_data(applicants: list[MadeUpApplicant], policy: Policy) -> list[dict[str, Any]]:
    """What is written down of them."""
    return [{"why": one.why, "facts": one.facts, "verdict": one.verdict(policy)} for one in applicants]
