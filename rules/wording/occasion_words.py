"""When an achievement came about, in Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rules.wording.wording import say

if TYPE_CHECKING:
    from rules.profile.occasion import Occasion


def occasion_words(occasion: Occasion) -> str:
    """2023年, 2023年6月, 2023年6月15日: as exactly as it is known."""
    parts = [int(part) for part in occasion.written.split("-")]
    year, month, day = (*parts, 0, 0)[:3]
    return say(f"occasion.{('year', 'month', 'day')[len(parts) - 1]}", year=year, month=month, day=day)
