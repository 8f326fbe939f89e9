"""What the tests of HR officers and their cases have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.store import SqliteStore
from dialogs.cases.label import case_label
from tests.bot.channels.telegram.concluding import CONCLUDING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.bot.channels.telegram.bot_in_process import BotInProcess
    from tests.botapi import Person, SeenMessage

HR = frozenset({1, 2})


async def asked(who: Person, text: str) -> SeenMessage:
    """The last message that answers ``text``, which is that with the question."""
    await who.say(text)
    shown = await who.next_message()
    while shown.text.startswith(("已新建案例", "已打开案例")):
        shown = await who.next_message()
    return shown


async def concluded(who: Person, label: str, *typed: str) -> SeenMessage:
    """A case that has come to its conclusion."""
    shown = await asked(who, f"/case {label}")
    for text in typed or CONCLUDING:
        shown = await asked(who, text)
    while "凭证" not in shown.text:
        shown = await asked(who, "结论")
    return shown


def answers(house: BotInProcess, person: int = 1) -> dict[str, object]:
    """What is kept of each case, and of oneself under no name."""
    kept = house.kept(person)
    own = {"": kept["session"]["answers"]} if kept["session"] else {}
    return own | {case["label"]: case["session"]["answers"] for case in kept["cases"]}


def make(house: BotInProcess, labels: Iterable[str], person: int = 1) -> None:
    """Cases that have been begun, as the store keeps them."""
    settings = house.settings()
    with SqliteStore(settings.database, house.calendar) as store, store.transaction() as transaction:
        for label in labels:
            transaction.cases("telegram", str(person)).add(*case_label(label))


def erase(house: BotInProcess, number: int, person: int = 1) -> None:
    """A case erased by another process, or by its age."""
    settings = house.settings()
    with SqliteStore(settings.database, house.calendar) as store, store.transaction() as transaction:
        transaction.cases("telegram", str(person)).erase(number)
