"""A notice as small as the toy conversation: whoever says a year, waits for it."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from bot.features.notice import Checklist, ConcludedResult, NoticeLine, PolicyNotice, TimeGap
from bot.wording import words
from dialogs.reply import Document
from rules import load_policies
from tests.bot.toy import heard

if TYPE_CHECKING:
    from dialogs.session import Session
    from dialogs.steps.review import ReviewLine
    from rules import Policy


class ToyNotice(PolicyNotice):
    """Of no policy."""

    def __init__(self) -> None:
        super().__init__(load_policies())

    def in_force(self, today: date, session: Session | None = None) -> list[NoticeLine]:
        del today, session
        return []

    def notice_of(self, session: Session | None, today: date) -> str:
        del session, today
        return ""

    def meant(self, text: str, today: date) -> str:
        del text, today
        return ""

    def unsettled(self, today: date) -> str:
        del today
        return words("browse.no_notice")

    def compared(self, session: Session | None, today: date) -> str | None:
        del session, today
        return None

    def over(self, today: date) -> list[str]:
        del today
        return []

    def renewed(self, session: Session | None, today: date) -> None:
        del session, today

    def levels(self, today: date, notice: str = "") -> str:
        del notice
        return f"**级别**（{today}）"

    def directions(self, today: date, notice: str = "") -> str:
        del notice
        return f"**方向**（{today}）"

    def named(self, today: date) -> str:
        return str(today)

    def number(self, today: date, notice: str = "") -> str:
        del notice
        return str(today)

    def answers(self, today: date, notice: str = "") -> None:
        del today, notice

    def time_gaps(self, session: Session, today: date) -> list[TimeGap]:
        dates = [
            date.fromisoformat(said) for said in heard(session) if re.fullmatch(r"\d{4}-\d\d-\d\d", said)
        ]
        return [TimeGap(day, "高级工程师") for day in dates[-1:] if day > today]

    def new_time_gaps(self, before: Session | None, session: Session, today: date) -> list[TimeGap]:
        gaps = self.time_gaps(session, today)
        return [] if before is not None and self.time_gaps(before, today) == gaps else gaps

    def facts(self, session: Session, today: date) -> None:
        del session, today

    def policy(self, today: date, notice: str = "") -> Policy | None:
        del today, notice
        return None

    def recorded(self, session: Session, today: date) -> list[ReviewLine]:
        del session, today
        return []

    def review_number(self, session: Session, today: date, recorded: int) -> int:
        del session, today, recorded
        return 0

    def conclusion(self, session: Session, today: date) -> None:
        del session, today

    def checklist(self, session: Session, today: date) -> Checklist | None:
        del session, today
        return None

    def concluded_result(self, session: Session, today: date) -> ConcludedResult | None:
        return ConcludedResult(
            f"{today}：{len(heard(session))} 句。", Document("结果.md", "text/markdown", b"# 1")
        )
