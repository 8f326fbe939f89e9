"""A database that version 1 left goes on: its sessions, its buttons, and all else that it holds.

version_1.sql is such a database, version_1.expected.yaml how version 1 itself went on in it; version 1 wrote
both. since_version_1.yaml is what has been decided otherwise since.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.update import arrival_of
from bot.channels.terminal.channel import OWNER, TerminalChannel
from bot.features.context import Surroundings
from bot.features.displayed import entered
from bot.features.notice import PolicyNotice
from bot.ops.metrics import Metrics
from bot.settings import Settings
from bot.store import Arrival, SqliteStore, open_store
from bot.turns.rate_limit import RateLimit
from bot.turns.turn import Turn
from bot.turns.turns import Turns
from dialogs.conversation import Conversation
from dialogs.event import Opened, Pressed, Said
from dialogs.rendering.wording import words
from dialogs.session import FIRST_NOTICE
from rules import Assessment, load_policies

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.store import Unsent
    from bot.store.rosters import Roster
    from dialogs.event import Event
    from dialogs.session import Session

HERE = Path(__file__).parent


def read_yaml(name: str) -> Any:
    return yaml.load((HERE / name).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


DUMP = HERE / "version_1.sql"
EXPECTED: dict[str, Any] = read_yaml("version_1.expected.yaml")
NOW = datetime.fromisoformat(EXPECTED["now"])
DAY = date.fromisoformat(EXPECTED["day"])
POLICIES = load_policies()
CONVERSATION = Conversation(POLICIES)
NOTICE = PolicyNotice(POLICIES)
SURROUNDINGS = Surroundings(
    NOTICE,
    90,
    keeps_unanswered=True,
    officers=frozenset({OWNER, *map(str, EXPECTED["hr"])}),
)
KEPT: dict[str, Any] = EXPECTED["kept"]
DECIDED: dict[str, Any] = read_yaml("since_version_1.yaml")


def name_of(entry: dict[str, Any]) -> str:
    return "-".join(str(part) for part in (entry.get("channel"), entry["owner"], entry.get("case")) if part)


def as_decided(entry: dict[str, Any]) -> dict[str, Any]:
    """A session with what goes on otherwise in it since version 1."""
    decided = DECIDED.get(name_of(entry), {})
    before = entry.get("before", {})
    shown = {"buttons": led(before) | led(decided)} if "buttons" in before else {}
    return entry | {"after": entry["after"] | decided.get("after", {}), "before": before | shown}


def led(by_goal: dict[str, Any]) -> dict[str, list[str]]:
    """Each of the buttons with the state and the question to which it leads."""
    goals = by_goal.get("buttons", {})
    return {button: goal.split("/") for goal, buttons in goals.items() for button in buttons}


SESSIONS: list[dict[str, Any]] = [as_decided(entry) for entry in EXPECTED["sessions"]]


@pytest.fixture(scope="session")
def left(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database as version 1 left it; not to be opened."""
    path = tmp_path_factory.mktemp("version_1") / "left.sqlite3"
    database = sqlite3.connect(path)
    database.executescript(DUMP.read_text(encoding="utf-8"))
    database.close()
    return path


@pytest.fixture
def settings(left: Path, tmp_path: Path) -> Settings:
    """Those of somebody whose data is kept for as long as can be, for the dump grows older and older."""
    chosen = Settings(data_dir=tmp_path / "data", retention_days=3650)
    chosen.database.parent.mkdir()
    shutil.copy(left, chosen.database)
    return chosen


@pytest.fixture
def store(settings: Settings) -> Iterator[SqliteStore]:
    with SqliteStore(settings.database, lambda: NOW) as store:
        yield store


@contextmanager
def turn_in(store: SqliteStore, channel: str) -> Iterator[Turn]:
    with store.transaction() as transaction:
        yield Turn(transaction, CONVERSATION, channel, NOW)


def turns_of(store: SqliteStore, channel: str) -> Turns:
    if channel == "terminal":
        return Turns(store, CONVERSATION, TerminalChannel(SURROUNDINGS), lambda: NOW)
    telegram = TelegramChannel(EXPECTED["username"], SURROUNDINGS, RateLimit(0), Metrics(channel))
    return Turns(store, CONVERSATION, telegram, lambda: NOW)


def next_event(entry: dict[str, Any]) -> Event:
    following = entry["next"]
    if "pressed" in following:
        return Pressed(following["pressed"], following["revision"], following["case"])
    return Opened(following["opened"]) if "opened" in following else Said(following["said"])


def asked_by(buttons: list[str]) -> str:
    """The question to which the buttons belong."""
    return next((data.partition("=")[0] for data in buttons if not data.startswith("go=")), "")


SINCE = ("conclusion=report", "titles.certificate=this")
"""What has come since version 1: a button under the verdict, and a question, with the answer that changes nothing."""


def old_buttons(buttons: Sequence[str | None]) -> list[str]:
    """Those that version 1 had as well; one that copies carries nothing."""
    return [data for data in buttons if data is not None and data.rpartition("|")[2] != SINCE[0]]


def without_certificates(session: Session) -> Session:
    """The session as it would be, had the certificate of a title not been asked in a turn of its own."""
    listed = session.answers.get("titles")
    titles = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    if not any("certificate" in one for one in titles):
        return session
    told = [{key: value for key, value in one.items() if key != "certificate"} for one in titles]
    answers = {**session.answers, "titles": told}
    return session.model_copy(update={"revision": session.revision - 1, "answers": answers})


def verdict(session: Session) -> dict[str, Any]:
    """What a concluded session rests on and comes to."""
    facts = NOTICE.facts(session, DAY)
    assert facts is not None
    policy = POLICIES.in_force(DAY)
    assessment = Assessment(policy, policy.profile(facts, DAY))
    return {
        "facts": facts,
        "levels": {
            level.level.level: {
                "status": level.status,
                "earliest": level.earliest.isoformat() if level.earliest else None,
                "conditions": {c.condition.name: c.finding.status.word for c in level.conditions},
            }
            for level in assessment.levels
        },
        "time_gaps": [[gap.due.isoformat(), gap.subject] for gap in NOTICE.time_gaps(session, DAY)],
    }


def assert_concluded(session: Session, expected: dict[str, Any] | None) -> None:
    if expected is not None:
        told = verdict(session)
        assert told == {name: expected[name] for name in told}


def assert_after(session: Session, expected: dict[str, Any]) -> None:
    """The essentials of where a turn has led."""
    assert session.state == expected["state"]
    assert session.answers == expected["answers"]
    assert (session.scratch.get("goal"), session.scratch.get("by")) == (expected["goal"], expected["by"])
    assert session.revision == expected["revision"]
    assert_concluded(session, expected.get("concluded"))


def posted(messages: list[Unsent]) -> list[dict[str, Any]]:
    """The essentials of what is to be sent: to whom, how, and with which buttons and files."""
    told = []
    for unsent in messages:
        payload = json.loads(unsent.message.payload)
        shown = payload.get("reply")
        if shown is None:
            rows = payload["arguments"].get("reply_markup", {}).get("inline_keyboard", [])
            document = payload.get("upload", {}).get("name")
        else:
            rows, document = shown["buttons"], (shown["document"] or {}).get("name")
        buttons = [button.get("callback_data") or button.get("data") for row in rows for button in row]
        # A table is a rich message since; what it is without that goes along.
        method = "sendMessage" if "plain" in payload else payload.get("method", "show")
        told.append(_message(unsent.message.owner, method, buttons, document))
    return told


def essentials(messages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same of what version 1 posted."""
    return [_message(one["owner"], one["method"], one["buttons"], one.get("document")) for one in messages]


def _message(owner: str, method: str, buttons: list[str], document: str | None) -> dict[str, Any]:
    return {"owner": owner, "method": method, "buttons": old_buttons(buttons), "document": document}


@pytest.mark.parametrize("entry", SESSIONS, ids=name_of)
def test_every_session_goes_on_as_in_version_1(store: SqliteStore, entry: dict[str, Any]) -> None:
    owner, case, after = entry["owner"], entry["case"], entry["after"]
    with turn_in(store, entry["channel"]) as turn:
        before = turn.session(owner, case)
        if before is not None and not after["begun_anew"]:
            assert (before.state, before.revision) == (entry["before"]["state"], entry["before"]["revision"])
            assert_concluded(before, entry["before"].get("concluded"))
        session, replies = turn.talk(owner, next_event(entry), case)
        if SINCE[1] in [button.data for row in replies[-1].buttons for button in row]:
            session, replies = turn.talk(owner, Pressed(SINCE[1], session.revision, case), case)
    assert_after(without_certificates(session), after)
    assert (replies[0].text == words("conversation.begun_anew")) == after["begun_anew"]
    assert len(replies) == entry["replies"]
    buttons = old_buttons([button.data for row in replies[-1].buttons for button in row])
    assert asked_by(buttons) == after["asked"]
    assert buttons == after["buttons"]
    with turn_in(store, entry["channel"]) as turn:
        assert turn.session(owner, case) == session


SHOWN = [entry for entry in SESSIONS if "buttons" in entry.get("before", {})]


@pytest.mark.parametrize("entry", SHOWN, ids=name_of)
def test_every_button_that_was_shown_leads_where_it_led(store: SqliteStore, entry: dict[str, Any]) -> None:
    with turn_in(store, entry["channel"]) as turn:
        before = turn.session(entry["owner"], entry["case"])
    assert before is not None
    goals = {}
    for shown in entry["before"]["buttons"]:
        after, replies = CONVERSATION.turn(before, Pressed(shown, before.revision), DAY)
        if SINCE[1] in [button.data for row in replies[-1].buttons for button in row]:
            after, replies = CONVERSATION.turn(after, Pressed(SINCE[1], after.revision), DAY)
        goals[shown] = [after.state, asked_by([button.data for row in replies[-1].buttons for button in row])]
    assert goals == entry["before"]["buttons"]


ON_TELEGRAM = [entry for entry in SESSIONS if entry["channel"] == "telegram" and int(entry["owner"]) < 2000]


@pytest.mark.parametrize("entry", ON_TELEGRAM, ids=name_of)
def test_what_is_typed_and_pressed_on_telegram_goes_the_whole_way(
    store: SqliteStore, entry: dict[str, Any]
) -> None:
    """A button pressed is one that version 1 has sent. One of a session that is begun anew is told to be of none."""
    owner, following = entry["owner"], entry["next"]
    who, chat = {"id": int(owner), "is_bot": False}, {"id": int(owner), "type": "private"}
    update: dict[str, Any] = {"update_id": 1}
    if "pressed" in following:
        message = {"message_id": 1, "chat": chat, "text": "…"}
        data = f"{following['revision']}|{following['pressed']}"
        update["callback_query"] = {"id": "1", "from": who, "message": message, "data": data}
    else:
        message = {"message_id": 1, "chat": chat, "from": who, "text": following.get("said", "/start")}
        update["message"] = message
    messages = posted(turns_of(store, "telegram").take([arrival_of(update)]))
    shown = [each["buttons"] for each in messages if each["buttons"] and "remind=" not in each["buttons"][0]]
    after, later = entry["after"], 0
    if shown[-1][0].endswith(SINCE[1]):
        press = {
            "id": "2",
            "from": who,
            "message": {"message_id": 2, "chat": chat, "text": "…"},
            "data": shown[-1][0],
        }
        answered = turns_of(store, "telegram").take([arrival_of({"update_id": 2, "callback_query": press})])
        shown, later = [each["buttons"] for each in posted(answered) if each["buttons"]], 1
    assert old_buttons(shown[-1]) == [f"{after['revision'] + later}|{data}" for data in after["buttons"]]
    with turn_in(store, "telegram") as turn:
        session = turn.session(owner)
    assert session is not None
    assert_after(without_certificates(session), after)


@pytest.mark.parametrize("entry", EXPECTED["channel_turns"], ids=lambda entry: entry["about"].split(" / ")[1])
def test_cases_reminders_and_old_buttons_go_on_as_in_version_1(
    store: SqliteStore, entry: dict[str, Any]
) -> None:
    messages = turns_of(store, "telegram").take([arrival_of(entry["update"])])
    assert posted(messages) == essentials(entry["posted"])
    with store.transaction() as transaction:
        assert list(transaction.cases("telegram", entry["owner"]).desk()) == entry["desk"]
        assert transaction.export("telegram", entry["owner"])["reminders"] == entry["reminders"]


def test_the_terminal_goes_on_in_the_case_that_is_open(store: SqliteStore) -> None:
    event = entered(Said("行业标准"))
    posted = turns_of(store, "terminal").take([Arrival("1", "local", event)])
    assert {json.loads(one.message.payload)["case"] for one in posted} == {KEPT["desks"]["local"][0]}


@pytest.mark.parametrize("channel", ["telegram", "terminal"])
def test_what_was_received_is_answered_and_what_was_posted_is_still_to_be_sent(
    store: SqliteStore, channel: str
) -> None:
    with store.transaction() as transaction:
        assert list(transaction.tally(channel)) == KEPT["tally"][channel]
        unsent = transaction.unsent(channel)
    assert posted(unsent) == essentials(KEPT["unsent"][channel])
    assert [(one.sequence, one.message.chat, one.attempts) for one in unsent] == [
        (one["sequence"], one["chat"], one["attempts"]) for one in KEPT["unsent"][channel]
    ]
    assert [one.not_before and one.not_before.timestamp() for one in unsent] == [
        one["not_before"] and datetime.fromisoformat(one["not_before"]).timestamp()
        for one in KEPT["unsent"][channel]
    ]
    replayed = DECIDED.get(f"replayed-{channel}", KEPT["replayed"][channel])
    assert posted(turns_of(store, channel).replay()) == essentials(replayed)


def _roster(roster: Roster) -> dict[str, Any]:
    wanted = roster.wanted
    return {
        "number": roster.number,
        "owner": wanted.owner,
        "file": wanted.file,
        "name": wanted.name,
        "size": wanted.size,
        "as_of": wanted.as_of.isoformat(),
        "state": roster.state,
        "attempts": roster.attempts,
        "shown_in": roster.shown_in,
        "is_on_its_way": roster.is_on_its_way,
        "is_done": roster.done_at is not None,
    }


def test_everything_else_is_there(store: SqliteStore) -> None:
    with store.transaction() as transaction:
        assert [[q.question, q.status, q.times] for q in transaction.unanswered()] == KEPT["unanswered"]
        assert [_roster(roster) for roster in transaction.rosters.every("telegram")] == KEPT["rosters"]
        assert [
            [r.number, r.wanted.owner, r.wanted.label, json.loads(r.wanted.profile)]
            for r in transaction.reports.every("telegram")
        ] == [[r["number"], r["owner"], r["label"], r["profile"]] for r in KEPT["reports"]]
        for owner, cases in KEPT["cases"].items():
            channel = "terminal" if owner == "local" else "telegram"
            assert list(transaction.cases(channel, owner).desk()) == KEPT["desks"][owner]
            assert [[c.number, c.label] for c in transaction.cases(channel, owner).listed()] == cases
        assert (
            transaction.cases("telegram", "2002").add("新来的", "新来的").number == KEPT["next_case_number"]
        )
        due = transaction.reminders.take_due("telegram", date(2030, 1, 1))
    assert [{**reminder._asdict(), "due": reminder.due.isoformat()} for reminder in due] == [
        {**kept, "notice": FIRST_NOTICE} for kept in KEPT["reminders"]
    ]


def test_what_was_kept_before_there_was_a_choice_belongs_to_the_first_notice(store: SqliteStore) -> None:
    with store.transaction() as transaction:
        rosters, reports = transaction.rosters.every("telegram"), transaction.reports.every("telegram")
    assert {one.wanted.notice for one in rosters} == {one.wanted.notice for one in reports} == {FIRST_NOTICE}


def test_a_start_opens_it_as_it_is(settings: Settings) -> None:
    with open_store(settings) as store, store.transaction() as transaction:
        kept = [
            transaction.session(entry["channel"], entry["owner"]) for entry in SESSIONS if not entry["case"]
        ]
    assert None not in kept
