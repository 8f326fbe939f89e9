"""The one place where the tests of messages meet the reader they judge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from dialogs.language.message.extract import read_message

if TYPE_CHECKING:
    from datetime import date

    from rules import Policy


class Account(NamedTuple):
    """What became of a message: the contract's four parts."""

    profile: dict[str, Any]
    understood: list[dict[str, Any]]
    unsure: list[dict[str, Any]]
    set_aside: list[dict[str, Any]]


def account(policy: Policy, text: str, day: date) -> Account:
    """What ``zhicheng parse`` says of ``text``."""
    said: dict[str, Any] = dict(read_message(policy, text, day).as_json())
    return Account(said["profile"], said["understood"], said["unsure"], said.get("set_aside", []))
