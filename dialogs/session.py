"""The whole state of one conversation as plain data."""

from __future__ import annotations

from datetime import date
from typing import Final

from pydantic import BaseModel, ConfigDict, Field, JsonValue

VERSION: Final = 1
"""Of the session's form. It grows when a session of the form before it could no longer be continued."""


FIRST_NOTICE: Final = "beijing-cybersecurity-2024"
"""The notice of sessions that do not name theirs: there was no other."""

UNCHOSEN: Final = ""
"""In place of a notice's id, as long as it is not known which is meant."""


class SessionRefused(ValueError):
    """A stored session cannot be continued: another version's, an unknown policy, an unknown state.

    The conversation raises it rather than guess; whoever holds the session then begins a new one.
    """


class Session(BaseModel):
    """One person's conversation; ``model_dump_json()`` is all that a store keeps of it.

    ``revision`` grows by one each turn, so that a button of an older message is recognised.
    ``state`` is a state of the conversation's machine (see ``dialogs/engine/machine.py``).
    ``day``: that of the last turn, from which declared years count; null in a session of before it was kept.
    ``answers`` are keyed by question id: a missing key means "not asked", ``None`` means "I don't know".
    ``elsewhere``: by other notices' ids, what was said under those, to be gone on with.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: int = VERSION
    policy: str = FIRST_NOTICE
    revision: int = Field(default=0, ge=0)
    state: str
    day: date | None = None
    answers: dict[str, JsonValue] = Field(default_factory=dict)
    scratch: dict[str, JsonValue] = Field(default_factory=dict)
    elsewhere: dict[str, JsonValue] = Field(default_factory=dict)

    @property
    def is_to_be_confirmed(self) -> bool:
        """Whether what a message said still waits for a yes."""
        return self.scratch.get("proposal") is not None
