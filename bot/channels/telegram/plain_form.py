"""What is told to a server that is older than some of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from telegram.constants import MessageEntityType

if TYPE_CHECKING:
    from pydantic import JsonValue

_NEW_FIELDS: Final = frozenset({"style", "ephemeral_message_parameters"})
_NEW_BUTTONS: Final = frozenset({"copy_text", "switch_inline_query_chosen_chat"})
_UNFOLDING: Final = MessageEntityType.EXPANDABLE_BLOCKQUOTE.value
_NO_BUTTONS: Final[JsonValue] = {"inline_keyboard": []}


def plainer(told: JsonValue) -> JsonValue:
    """The same without what only newer servers know: buttons that go with it take their rows along."""
    if isinstance(told, dict):
        kept = {name: plainer(value) for name, value in told.items() if name not in _NEW_FIELDS}
        if kept.get("type") == _UNFOLDING:
            kept["type"] = MessageEntityType.BLOCKQUOTE.value
        return {name: value for name, value in kept.items() if value != _NO_BUTTONS}
    if isinstance(told, list):
        kept_ones = [
            plainer(one) for one in told if not (isinstance(one, dict) and _NEW_BUTTONS & one.keys())
        ]
        return [one for one in kept_ones if one != []]
    return told
