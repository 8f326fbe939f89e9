"""What a webhook might be brought, and buttons that might be pressed: every update is dealt with, none is set aside."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any, Final

from hypothesis import strategies as st

from bot.channels.telegram.channel import NAME, TelegramChannel
from bot.channels.telegram.update import arrival_of
from bot.features.context import Surroundings
from bot.features.notice import PolicyNotice
from bot.ops.metrics import Metrics
from bot.store import SqliteStore
from bot.turns.rate_limit import RateLimit
from bot.turns.turns import Turns
from dialogs.conversation import Conversation
from rules import load_policies
from tests.fuzz.target import Target
from tests.fuzz.texts import PIECES, texts

if TYPE_CHECKING:
    from collections.abc import Sequence

OFFICER: Final = 1
_COUNT: Final = iter(range(1, 2**52))
_CHAT: Final = {"id": OFFICER, "type": "private", "first_name": "王"}
_SENDER: Final = {"id": OFFICER, "is_bot": False, "first_name": "王"}
_MESSAGE: Final = {"message_id": 1, "date": 1, "chat": _CHAT, "from": _SENDER, "text": "你好"}
_GROUP: Final = {"id": -5, "type": "supergroup", "title": "组"}
SOUND: Final[tuple[dict[str, Any], ...]] = (
    {"message": _MESSAGE},
    {"message": {**_MESSAGE, "text": "/start level_engineer"}},
    {"message": {**_MESSAGE, "chat": _GROUP, "text": "/ask 硕士几年"}},
    {"edited_message": _MESSAGE},
    {"message": {**_MESSAGE, "text": None, "photo": [{"file_id": "f", "width": 1, "height": 1}]}},
    {"message": {**_MESSAGE, "document": {"file_id": "f", "file_name": "名单.xlsx", "file_size": 9}}},
    {"callback_query": {"id": "1", "from": _SENDER, "message": _MESSAGE, "data": "0|go=back"}},
    {
        "message": {
            **{name: told for name, told in _MESSAGE.items() if name != "text"},
            "message_thread_id": 7,
            "is_topic_message": True,
            "photo": [{"file_id": "f"}],
            "caption": "/case 甲",
            "media_group_id": "5",
            "forward_origin": {"type": "user", "sender_user": _SENDER, "date": 1},
        }
    },
    {
        "message": {
            **_MESSAGE,
            "chat": {**_GROUP, "is_forum": True},
            "sender_chat": _GROUP,
            "via_bot": {"id": 9, "is_bot": True},
            "text": "/help",
        }
    },
    {"edited_message": {**_MESSAGE, "text": None, "location": {"latitude": 1, "longitude": 1}}},
    {"my_chat_member": {"chat": _CHAT, "from": _SENDER}},
)
_IDS: Final = (
    *(
        "go=back",
        "go=review",
        "education=master",
        "beijing=yes",
        "roster=template",
        "roster=cancel.1",
        "browse=0",
    ),
    *(
        "delete=yes",
        "delete=no",
        "remind=yes",
        "remind=2030-01-01",
        "remind=cancel.2030-01-01.0",
        "case=1",
        "case=new",
        "experience=8",
        "goal=engineer",
    ),
)


@cache
def _turns() -> Turns:
    policies = load_policies()
    notice = PolicyNotice(policies)
    surroundings = Surroundings(notice, 90, keeps_unanswered=True, officers=frozenset({str(OFFICER)}))
    store = SqliteStore(Path(mkdtemp()) / "zhicheng.sqlite3")
    channel = TelegramChannel("zhicheng_bot", surroundings, RateLimit(0), Metrics(NAME))
    return Turns(store, Conversation(policies), channel)


def dealt_with(updates: Sequence[Any]) -> None:
    """All of them are answered or passed over."""
    turns = _turns()
    for body in updates:
        update = json.loads(json.dumps(body))
        if not isinstance(update, dict):
            continue  # refused by the webhook
        if type(update.get("update_id")) is int:
            update["update_id"] = next(_COUNT)
        try:
            arrival = arrival_of(update)
        except ValueError:
            continue
        turns.take([arrival])
    with turns.store.transaction() as transaction:
        aside = transaction.tally(NAME).set_aside
        transaction.sent(unsent.sequence for unsent in transaction.unsent(NAME, limit=10_000))
    if aside:
        _turns.cache_clear()
    assert not aside, "an update could not be dealt with"


def _changed(choice: tuple[int, list[int], Any]) -> dict[str, Any]:
    """A sound update with something else somewhere."""
    number, way, value = choice
    update: dict[str, Any] = json.loads(json.dumps({"update_id": 1, **SOUND[number]}))
    place: Any = update
    for step in way:
        if not isinstance(place, dict | list) or not place:
            break
        key = sorted(place)[step % len(place)] if isinstance(place, dict) else step % len(place)
        if step % 3 == 0 or not isinstance(place[key], dict | list):
            place[key] = value
            break
        place = place[key]
    return update


_numbers = st.one_of(st.integers(-(2**70), 2**70), st.floats(allow_nan=False, allow_infinity=False))
_json = st.recursive(
    st.one_of(st.none(), st.booleans(), _numbers, texts(300), st.text(max_size=20)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=9), inner, max_size=4)
    ),
    max_leaves=12,
)
_sound_or_changed = st.tuples(
    st.integers(0, len(SOUND) - 1), st.lists(st.integers(0, 60), max_size=6), _json
).map(_changed)
_data = st.one_of(
    st.builds("{}|{}".format, st.one_of(st.integers(-1, 40), st.text(max_size=6)), st.sampled_from(_IDS)),
    st.builds("{}.{}|{}".format, st.integers(0, 9), st.integers(0, 9), st.sampled_from(_IDS)),
    st.text(max_size=64),
)
_pressed = _data.map(
    lambda data: {
        "update_id": 1,
        "callback_query": {"id": "1", "from": _SENDER, "message": _MESSAGE, "data": data},
    }
)
_said = st.sampled_from(("/start", "/result", "/case 研发-03", "/mine", "/delete", "/roster", *PIECES)).map(
    lambda text: {"update_id": 1, "message": {**_MESSAGE, "text": text}}
)

BODIES = Target(
    st.lists(st.one_of(_json, _sound_or_changed, _sound_or_changed), max_size=4), dealt_with, seconds=3.0
)
PRESSES = Target(st.lists(st.one_of(_pressed, _said), max_size=8), dealt_with, seconds=5.0)
