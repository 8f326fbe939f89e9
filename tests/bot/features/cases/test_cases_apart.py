"""Several cases and one's own assessment, one turn of one and then of another: each as if it were alone."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from bot.channels.terminal.channel import OWNER, TerminalChannel
from bot.clock import BEIJING
from bot.features.context import Surroundings
from bot.features.displayed import Displayed, entered
from bot.features.notice import PolicyNotice
from bot.store import OWN, Arrival, SqliteStore
from bot.turns.stored_session import restored
from bot.turns.turns import Turns
from dialogs.conversation import Conversation
from dialogs.event import Opened, Pressed, Said
from rules import load_policies

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dialogs.event import Event
    from dialogs.reply import Button
    from dialogs.session import Session
    from tests.bot.conftest import Clock

POLICIES = load_policies()
CONVERSATION = Conversation(POLICIES)
SURROUNDINGS = Surroundings(PolicyNotice(POLICIES), 90, officers=frozenset({OWNER}))
TYPED = (
    *("不清楚", "8年", "2018年7月", "硕士", "没有", "是", "否", "结论", "改", "返回"),
    *("做渗透测试", "本科，2018年7月开始做网安，2020年12月评的工程师", "一项发明专利，第一发明人，已授权"),
)
SLOW = frozenset({"看路线", "导出"})
"""They draw or write a file, which is the same for everybody."""


@dataclass
class Alone:
    """One assessment that nobody disturbs. ``label`` is empty for one's own."""

    label: str
    session: Session | None = None
    buttons: list[Button] = field(default_factory=list)
    number: int = OWN
    shown: Pressed | None = None
    """A button as the channel showed it last, also when it has become stale."""

    @property
    def typed(self) -> str:
        """What opens it."""
        return f"/case 「{self.label}」" if self.label else "/mine"

    def go_on(self, event: Event, clock: Clock) -> str:
        """Its answer."""
        if isinstance(event, Pressed) and self.session is not None:
            event = Pressed(event.data, self.session.revision)
        self.session, replies = CONVERSATION.turn(self.session, event, clock().astimezone(BEIJING).date())
        self.buttons = [button for row in replies[-1].buttons for button in row if button.label not in SLOW]
        return replies[-1].text


@dataclass
class Office:
    """An officer at a terminal."""

    turns: Turns
    at: Alone | None = None
    number: int = 0

    def send(self, event: Event) -> list[Displayed]:
        self.number += 1
        unsent = self.turns.take([Arrival(str(self.number), "local", entered(event))])
        return [Displayed.model_validate_json(message.message.payload) for message in unsent]

    def turn_to(self, whom: Alone) -> None:
        """Open an assessment, if it is not the open one."""
        if self.at is not whom:
            shown = self.send(Said(whom.typed))
            whom.number = shown[-1].case
            self.at = whom

    def go_on(self, whom: Alone, event: Event) -> Displayed:
        """Its answer, as it is shown."""
        self.turn_to(whom)
        if isinstance(event, Pressed):
            event = Pressed(event.data, self.kept(whom).revision, whom.number)
        return self.send(event)[-1]

    def kept(self, whom: Alone) -> Session:
        with self.turns.store.transaction() as transaction:
            if whom.number == OWN:
                state = transaction.session("terminal", "local")
            else:
                case = transaction.cases("terminal", "local").numbered(whom.number)
                state = None if case is None else case.state
        session = restored(state)
        assert session is not None
        return session


@pytest.fixture
def office(tmp_path: Path, clock: Clock) -> Iterator[Office]:
    with SqliteStore(tmp_path / "zhicheng.sqlite3", clock) as store:
        yield Office(Turns(store, CONVERSATION, TerminalChannel(SURROUNDINGS), clock))


def chosen(whom: Alone, chance: random.Random) -> Event:
    if whom.buttons and chance.random() < 0.6:
        return Pressed(chance.choice(whom.buttons).data, 0)
    return Said(chance.choice(TYPED))


def same(kept: Session, alone: Session | None) -> bool:
    """But for revisions, which count the turns of coming back."""
    assert alone is not None
    return kept.model_copy(update={"revision": 0}) == alone.model_copy(update={"revision": 0})


def said(shown: Displayed, whom: Alone) -> str:
    """What was shown, without the line that says of whom it is."""
    header = f"案例：{whom.label}\n\n" if whom.label else ""
    assert shown.reply.text.startswith(header)
    assert shown.case == whom.number
    return shown.reply.text.removeprefix(header)


@pytest.mark.parametrize("run", range(6))
def test_assessments_that_take_turns_come_to_what_each_comes_to_alone(
    office: Office, clock: Clock, run: int
) -> None:
    seed = random.randrange(10**6)
    print(f"seed {seed} of run {run}")  # noqa: T201 - to run it again
    chance = random.Random(seed)
    everybody = [Alone(label) for label in ("", "研发部-03", "研发部 04", "运维")]
    for whom in everybody:
        whom.go_on(Opened(greeted=True, other=bool(whom.label)), clock)
        office.turn_to(whom)
    for _ in range(60):
        whom = chance.choice(everybody)
        event = chosen(whom, chance)
        told = whom.go_on(event, clock)
        shown = office.go_on(whom, event)
        assert said(shown, whom) == told, seed
        if shown.reply.buttons:
            whom.shown = Pressed(shown.reply.buttons[0][0].data, shown.revision, shown.case)
        others = [other for other in everybody if other is not whom and other.shown is not None]
        if others and chance.random() < 0.3:
            foreign = chance.choice(others)
            assert foreign.shown is not None
            (refusal,) = office.send(foreign.shown)
            assert "没有起作用" in refusal.reply.text, seed
        assert all(same(office.kept(one), one.session) for one in everybody), seed
    for whom in everybody:
        told = whom.go_on(Said("结论"), clock)
        assert said(office.go_on(whom, Said("结论")), whom) == told, seed


def test_the_same_words_in_two_cases_lead_to_the_same_verdict_and_in_others_to_none(
    office: Office, clock: Clock
) -> None:
    first, second, third = Alone("甲"), Alone("乙"), Alone("丙")
    for whom in (first, second, third):
        office.turn_to(whom)
        whom.go_on(Opened(greeted=True, other=bool(whom.label)), clock)
    for text in ("是", "数据安全", "硕士", "2018年7月", "没有", "没有", "结论"):
        for whom in (first, second):
            office.go_on(whom, Said(text))
            whom.go_on(Said(text), clock)
    assert office.kept(first).answers == office.kept(second).answers != {}
    assert same(office.kept(first), first.session)
    assert office.kept(third).answers == {}
