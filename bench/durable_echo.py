"""``python -m bench.durable_echo``: ``zhicheng serve`` with a conversation that echoes, for the channel's own cost."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from bot.commands.serve import serve
from bot.features.notice import PolicyNotice
from dialogs.event import Event, Said
from dialogs.reply import Reply
from dialogs.session import Session
from rules import load_policies

if TYPE_CHECKING:
    from datetime import date

    from bot.features.notice import ConcludedResult, NoticeLine, TimeGap
    from dialogs.steps.review import ReviewLine
    from rules import Policy


class Echo:
    """Says what it hears, and remembers the last of it."""

    def turn(self, session: Session | None, event: Event, today: date) -> tuple[Session, tuple[Reply, ...]]:
        text = event.text if isinstance(event, Said) else str(today)
        revision = 1 if session is None else session.revision + 1
        heard = Session(policy="echo", state="listening", revision=revision, answers={"heard": text})
        return heard, (Reply(text),)


class NoNotice(PolicyNotice):
    """There is nothing to say of a notice."""

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
        return str(today)

    def compared(self, session: Session | None, today: date) -> None:
        del session, today

    def named(self, today: date) -> str:
        return str(today)

    def over(self, today: date) -> list[str]:
        del today
        return []

    def renewed(self, session: Session | None, today: date) -> None:
        del session, today

    def levels(self, today: date, notice: str = "") -> str:
        del notice
        return str(today)

    def directions(self, today: date, notice: str = "") -> str:
        del notice
        return str(today)

    def number(self, today: date, notice: str = "") -> str:
        del notice
        return str(today)

    def answers(self, today: date, notice: str = "") -> None:
        del today, notice

    def new_time_gaps(self, before: Session | None, session: Session, today: date) -> list[TimeGap]:
        del before, session, today
        return []

    def time_gaps(self, session: Session, today: date) -> list[TimeGap]:
        del session, today
        return []

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

    def checklist(self, session: Session, today: date) -> None:
        del session, today

    def concluded_result(self, session: Session, today: date) -> ConcludedResult | None:
        del session, today
        return None


if __name__ == "__main__":
    sys.exit(serve(Echo(), NoNotice()))
