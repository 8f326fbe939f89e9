"""What somebody writes, as a document: ``zhicheng parse``, and the same for other programs."""

from __future__ import annotations

from datetime import date
from typing import Any, NotRequired

from pydantic import JsonValue
from typing_extensions import TypedDict

from bot.clock import today
from bot.notices import notice_named, notices
from bot.wording import say
from dialogs.language.message.extract import read_message
from dialogs.language.text.length import MOST, is_longer
from rules import FieldError, Policy, ProfileRefused
from rules.notice.profile_values import read_as_of
from rules.profile.refusal import DATE_FORMS


class TextDocument(TypedDict):
    """A text, and the day on which it was said; a string alone was said today."""

    text: str
    as_of: NotRequired[str | None]


class UnderstoodJson(TypedDict):
    """A fact, and what said it."""

    field: str
    text: str


class UnsureJson(UnderstoodJson):
    """A fact that can be read in more than one way."""

    options: list[JsonValue]


class SetAsideJson(TypedDict):
    """What spoke of facts and gave none."""

    text: str
    why: str


class ReadingJson(TypedDict):
    """The contract's form of what a text says; ``profile`` may go on to be assessed."""

    profile: dict[str, JsonValue]
    understood: list[UnderstoodJson]
    unsure: list[UnsureJson]
    set_aside: list[SetAsideJson]


def parsed(document: Any, notice: str | None = None) -> Any:
    """What a message surely says, by the words of one notice, or of that in force on its day.

    It is a string, or an object with ``text`` and perhaps ``as_of``. Raises ProfileRefused, and UnknownNotice.
    """
    text = document.get("text") if isinstance(document, dict) else document
    if not isinstance(text, str):
        raise ProfileRefused([FieldError("text", say("documents.no_text"))])
    if is_longer(text):
        raise ProfileRefused([FieldError("text", say("documents.text_too_long", most=MOST))])
    day = _day(document)
    policy = _policy(day) if notice is None else notice_named(notices(), notice)
    return read_message(policy, text, day).as_json()


def _policy(day: date) -> Policy:
    """The notice in force on ``day``, else the newest: a message can be read of any day. Raises SeveralInForce."""
    policies = notices()
    return policies.in_force(day) if policies.candidates(day) else policies.policies[-1]


def _day(document: Any) -> date:
    if not isinstance(document, dict) or document.get("as_of") is None:
        return today()
    day = read_as_of(document)
    if day is None:
        raise ProfileRefused([FieldError("as_of", say("documents.no_day"), DATE_FORMS)])
    return day
