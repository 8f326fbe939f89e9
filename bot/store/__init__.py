"""Where updates, sessions and replies outlive the process."""

from bot.store.opening import open_store
from bot.store.protocol import (
    Arrival,
    Message,
    Pending,
    Reminder,
    Store,
    StoreRefused,
    Tally,
    Transaction,
    Unanswered,
    Unsent,
)
from bot.store.sqlite import SqliteStore

__all__ = [
    "Arrival",
    "Message",
    "Pending",
    "Reminder",
    "SqliteStore",
    "Store",
    "StoreRefused",
    "Tally",
    "Transaction",
    "Unanswered",
    "Unsent",
    "open_store",
]
