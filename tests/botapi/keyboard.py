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

_OLD_ACTIONS = [
    action for action in _ACTIONS if action not in {"copy_text", "switch_inline_query_chosen_chat"}
]
_STYLES = {"danger", "success", "primary"}
COPY_LIMIT = 256
QUERY_LIMIT = 256


def inline_keyboard(query: Query, *, is_old: bool = False) -> Json | None:
    """The inline keyboard of a query as the message will show it; None for none or for another markup.

    Raises:
        RefusalError: a markup Telegram would refuse.
    """
    markup = query.decoded("reply_markup", "reply keyboard markup")
    return checked_markup(markup, is_old=is_old)


def checked_markup(markup: object, *, is_old: bool = False) -> Json | None:
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
    checked = [
        [button for button in (_checked_button(each, is_old=is_old) for each in row) if button["text"]]
        for row in rows
    ]
    shown = [row for row in checked if row]
    if sum(map(len, shown)) > BUTTON_LIMIT:
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": shown} if shown else None


def _refused(reason: str) -> RefusalError:
    return bad_request(f"can't parse inline keyboard button: {reason}")


def _checked_button(button: object, *, is_old: bool = False) -> Json:
    if not isinstance(button, dict):
        raise _refused("InlineKeyboardButton must be an Object")
    if not isinstance(button.get("text"), str):
        raise _refused('Can\'t find field "text"')
    actions = [action for action in (_ACTIONS if not is_old else _OLD_ACTIONS) if action in button]
    if not actions:
        raise _refused("Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        # Telegram takes one of them without a word; a reader then sees another button than was meant.
        raise bad_request("BUTTON_TYPE_INVALID")
    _check_news(button, is_old=is_old)
    if "callback_data" in button:
        data = button["callback_data"]
        if not isinstance(data, str) or not 1 <= len(data.encode()) <= CALLBACK_DATA_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
    if "url" in button and not re.match(r"(?i)(?:https?|tg|ton)://\S+$", str(button["url"])):
        raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
    if "copy_text" in button:
        _check_copied(button["copy_text"])
    if "switch_inline_query_chosen_chat" in button:
        _check_switch(button["switch_inline_query_chosen_chat"])
    # Telegram leaves out buttons with an empty label without a word.
    return {**button, "text": button["text"].strip()}


def _check_news(button: Json, *, is_old: bool) -> None:
    """A server that is old does not know styles: one that is strict refuses them."""
    if "style" in button and (is_old or button["style"] not in _STYLES):
        raise bad_request("BUTTON_STYLE_INVALID")


def _check_copied(copied: object) -> None:
    if not isinstance(copied, dict) or not isinstance(copied.get("text"), str):
        raise _refused('Can\'t find field "text"')
    if not 1 <= len(copied["text"]) <= COPY_LIMIT:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")


def _check_switch(switch: object) -> None:
    if not isinstance(switch, dict):
        raise _refused("SwitchInlineQueryChosenChat must be an Object")
    if len(str(switch.get("query", ""))) > QUERY_LIMIT:
        raise bad_request("BUTTON_DATA_INVALID")
    kinds = ("allow_user_chats", "allow_bot_chats", "allow_group_chats", "allow_channel_chats")
    if not any(switch.get(kind) is True for kind in kinds):
        raise bad_request("at least one chat type must be allowed")
