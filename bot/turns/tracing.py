"""What an update is called in the log, from intake to answer."""

from __future__ import annotations

from hashlib import sha256

from bot.store import Arrival


def traced(channel: str, arrival: Arrival) -> str:
    """The same each time that the update comes, and after a start; a channel's own id may tell whose it is."""
    return sha256(f"{channel} {arrival.id}".encode()).hexdigest()[:16]
