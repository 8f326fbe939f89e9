"""Points and lengths of time in a text, and those that are too vague to be either."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from dialogs.language.text.numerals import read_year
from dialogs.language.text.phrases import content
from rules.profile.tenure import MONTHS

Kind = Literal["moment", "span", "vague_moment", "vague_span", "none"]

YEAR_ONLY = "只有年份，没有月份。请写到月，例如“2018年7月”。"
NOT_A_MONTH = "说的时间不够准。请写到年和月，例如“2018年7月”。"
ABOUT = "说的是大概的年数。请写准确的年数，例如“7年”“7年半”，或者写从哪年哪月算起，例如“2018年7月”。"
TOO_LONG = "年数太大了，没有人能做这么久。请检查一下，例如“8年”或“2018年7月”。"
NO_SUCH_DAY = "日历上没有这个日期。请检查一下，例如“2018年7月”或“2018-07-15”。"


@dataclass(frozen=True, slots=True)
class Time:
    """A time said at ``text[start:end]``.

    ``on`` is a moment's date (``2018-07`` or ``2018-07-15``), ``years`` a span's length (8.5). A vague one
    has neither; its ``fault`` says in Chinese what is wrong and what would be right; ``guesses`` are the
    lengths that it may mean; ``month`` is said without its year. Kind ``none`` looks like a time and is none of
    the applicant's (5年内, 三年制).
    """

    start: int
    end: int
    kind: Kind
    on: str | None = None
    years: float | None = None
    fault: str = ""
    guesses: tuple[float, ...] = ()
    month: str = ""

    def of_the_year(self, other: Time) -> Time:
        """2018年5月，哦不，6月: a month alone is of the year that ``other`` names."""
        if not self.month or other.on is None:
            return self
        return Time(self.start, self.end, "moment", on=f"{other.on[:4]}-{self.month}")

    @property
    def is_vague(self) -> bool:
        """Whether the time needs to be asked for again."""
        return self.kind in {"vague_moment", "vague_span"}


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


def is_as_long(on: str, years: float, as_of: date) -> bool:
    """Whether so many years, as people count them, have passed since ``on``."""
    passed = (as_of.year * MONTHS + as_of.month - int(on[:4]) * MONTHS - int(on[5:7])) / MONTHS
    return abs(passed - years) <= 1 + 1 / MONTHS
