"""Where updates, sessions and replies outlive the process."""

from bot.store.case_protocol import OWN, Case, Cases, Desk
from bot.store.key_protocol import AccessKey, Keys
from bot.store.opening import open_store, store_at, store_of
from bot.store.protocol import (
    Arrival,
    Backlog,
    Message,
    Pending,
    Received,
    Store,
    StoreRefused,
    Transaction,
    Unanswered,
    Unsent,
)
from bot.store.reminder_protocol import Reminder, Reminders
from bot.store.sqlite.store import SqliteStore

__all__ = [
    "OWN",
    "AccessKey",
    "Arrival",
    "Backlog",
    "Case",
    "Cases",
    "Desk",
    "Keys",
    "Message",
    "Pending",
    "Received",
    "Reminder",
    "Reminders",
    "SqliteStore",
    "Store",
    "StoreRefused",
    "Transaction",
    "Unanswered",
    "Unsent",
    "open_store",
    "store_at",
    "store_of",
]
