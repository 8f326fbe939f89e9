"""Reading a message's facts from the shell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.clock import today
from dialogs.language.message.extract import read_message
from dialogs.language.text.length import MOST, is_longer
from rules import FieldError, Policy, ProfileRefused, load_policies
from rules.notice.profile_schema import read_as_of
from rules.profile.refusal import DATE_FORMS

if TYPE_CHECKING:
    from datetime import date


def parsed(document: Any) -> Any:
    """What a message surely says: an object with ``text`` and perhaps ``as_of``. Raises ProfileRefused."""
    text = document.get("text") if isinstance(document, dict) else document
    if not isinstance(text, str):
        raise ProfileRefused([FieldError("text", "应为一段话，或含有 text 的对象")])
    if is_longer(text):
        raise ProfileRefused([FieldError("text", f"太长：一段话最多 {MOST} 个字，请分成几段")])
    day = _day(document)
    return read_message(_policy(day), text, day).as_json()


def _policy(day: date) -> Policy:
    """The notice in force on ``day``, else the newest: a message can be read of any day."""
    policies = load_policies()
    return next((policy for policy in policies if policy.in_force(day)), policies.policies[-1])


def _day(document: Any) -> date:
    written = document.get("as_of") if isinstance(document, dict) else None
    if written is None:
        return today()
    day = read_as_of(document)
    if day is None:
        raise ProfileRefused([FieldError("as_of", "日期应写成 YYYY-MM-DD 或 YYYY-MM", DATE_FORMS)])
    return day
