"""The applicants whose verdicts an author has approved: beside the notice, and assessed at each check."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal

from pydantic import Field

from bot.wording import say
from rules import Assessment, ProfileRefused
from rules.notice.data import Data, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.authoring.applicants import MadeUpApplicant
    from rules import NoticeRefused, Policy
    from rules.notice.yaml_file import YamlFile

FILE: Final = "scenarios/approved.yaml"


class ApprovedData(Data):
    """One applicant: why they are there, their facts as for `zhicheng assess`, and each level's status."""

    why: Words
    facts: dict[str, Any]
    verdict: dict[str, Literal["eligible", "not_eligible", "undetermined", "held"]] = Field(min_length=1)


SHAPES: Final = {"scenarios/*.yaml": list[ApprovedData]}


def differing(policy: Policy, file: YamlFile) -> Iterator[NoticeRefused]:
    """Those of whom the notice says something else by now. Raises NoticeRefused for a file that is none."""
    approved: list[ApprovedData] = file.read(SHAPES["scenarios/*.yaml"])
    for n, one in enumerate(approved):
        try:
            levels = Assessment(policy, policy.profile(dict(one.facts))).as_json()["levels"]
        except ProfileRefused as refused:
            yield file.refusal(
                (n, "facts"), say("authoring.approved.refused", why=one.why, wrong=str(refused))
            )
            continue
        found = {level["level"]: level["status"] for level in levels}
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
