"""When something came about, as exactly as it is said: 2023年, 去年, 2023年6月."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dialogs.language.text.numerals import read_year
from dialogs.language.text.phrases import content

if TYPE_CHECKING:
    from datetime import date

    from dialogs.language.text.times import Time

YEAR: Final = re.compile(r"(\d{4}|\d{2}|[一二零〇九][零〇一二三四五六七八九]{1,3})年?")


def written_occasion(time: Time, said: str, as_of: date) -> str | None:
    """YYYY-MM-DD, YYYY-MM or YYYY for a time that is written ``said``; ``None`` where it says no year that has come."""
    written = time.on
    if written is None:
        year = YEAR.fullmatch(said)
        back = content("moments")["years_back"].get(said)
        found = read_year(year[1], as_of.year) if year else None if back is None else as_of.year - back
        written = None if found is None else f"{found:04d}"
    return written if written is not None and written <= as_of.isoformat() else None
