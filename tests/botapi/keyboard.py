"""Reply markup, checked as Telegram does."""

from __future__ import annotations

import re

from .wire import Json, Query, RefusalError, bad_request

CALLBACK_DATA_BYTES = 64
BUTTON_LIMIT = 100
_ACTIONS = [
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
]


def inline_keyboard(query: Query) -> Json | None:
    """The inline keyboard of a query as the message will show it; None for none or for another markup.

    Raises:
        RefusalError: a markup Telegram would refuse.
    """
    markup = query.decoded("reply_markup", "reply keyboard markup")
    return checked_markup(markup)


def checked_markup(markup: object) -> Json | None:
    """As :func:`inline_keyboard`, for a markup that is read already (an inline result's)."""
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" not in markup:
        return None
    rows = markup["inline_keyboard"]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    checked = [[button for button in map(_checked_button, row) if button["text"]] for row in rows]
    shown = [row for row in checked if row]
    if sum(map(len, shown)) > BUTTON_LIMIT:
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": shown} if shown else None


def _refused(reason: str) -> RefusalError:
    return bad_request(f"can't parse inline keyboard button: {reason}")


def _checked_button(button: object) -> Json:
    if not isinstance(button, dict):
        raise _refused("InlineKeyboardButton must be an Object")
    if not isinstance(button.get("text"), str):
        raise _refused('Can\'t find field "text"')
    if not any(action in button for action in _ACTIONS):
        raise _refused("Text buttons are unallowed in the inline keyboard")
    if "callback_data" in button:
        data = button["callback_data"]
        if not isinstance(data, str) or not 1 <= len(data.encode()) <= CALLBACK_DATA_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
    if "url" in button and not re.match(r"(?i)(?:https?|tg|ton)://\S+$", str(button["url"])):
        raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
    # Telegram leaves out buttons with an empty label without a word.
    return {**button, "text": button["text"].strip()}
