"""What stands in each file that decides an assessment."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from pydantic import PositiveInt

from rules.notice.achievement_data import AchievementsData
from rules.notice.caveat_data import CaveatsData
from rules.notice.data import Words
from rules.notice.person_data import FactData
from rules.notice.schema import DirectionData, JudgementData, LevelData, PolicyData

SHAPES: Final[Mapping[str, Any]] = {
    "policy.yaml": PolicyData,
    "clauses.yaml": dict[str, list[PositiveInt]],
    "levels/*.yaml": LevelData,
    "achievements.yaml": AchievementsData,
    "facts.yaml": list[FactData],
    "directions.yaml": list[DirectionData],
    "not_encoded.yaml": dict[str, Words],
    "judged_by_people.yaml": list[JudgementData],
    "caveats.yaml": CaveatsData,
}
"""By the file's name inside the notice's folder; all but the last must be there."""
