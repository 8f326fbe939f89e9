"""Where updates, sessions and replies outlive the process."""

from bot.store.opening import open_store, store_at, store_of
from bot.store.protocol import (
    Arrival,
    Backlog,
    Message,
    Pending,
    Received,
    Store,
    StoreRefused,
    Unanswered,
    Unsent,
)
from bot.store.sql.cases import OWN, Case, Cases, Desk
from bot.store.sql.keys import AccessKey, Keys
from bot.store.sql.reminders import Reminder, Reminders
from bot.store.sql.transaction import Transaction
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
