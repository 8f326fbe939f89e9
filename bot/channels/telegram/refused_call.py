"""What Telegram refuses for good, and what is done instead."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

from bot.channels.telegram.call import ANSWER_PRESS, EDIT_TEXT, EDITS

if TYPE_CHECKING:
    from bot.channels.telegram.call import Call
    from bot.ops.metrics import Metrics

# python-telegram-bot changes the case of Telegram's words; they are compared in lower case.
UNCHANGED: Final = "not modified"
_GONE: Final = (
    "can't be edited",
    "message to edit not found",
    "message_id_invalid",
    "no text in the message",
)

_TOPIC_GONE: Final = ("message thread not found", "topic_deleted", "topic_id_invalid")

_log = logging.getLogger(__name__)


def is_topic_gone(call: Call, refusal: str) -> bool:
    """Whether it is refused because there is no such topic. ``refusal`` in lower case."""
    return bool(call.topic) and any(sign in refusal for sign in _TOPIC_GONE)


def instead(call: Call, refusal: str, metrics: Metrics) -> Call | None:
    """What to do instead of a call that was refused; None for nothing. ``refusal`` in lower case."""
    if call.method in EDITS and UNCHANGED in refusal:
        return None
    if call.method == EDIT_TEXT and any(sign in refusal for sign in _GONE):
        return call.sent_anew()
    if is_topic_gone(call, refusal):
        return call.outside_topics()
    if call.is_about_topics:
        _log.info("A topic is refused", extra={"method": call.method, "reason": refusal})
        return None
    simpler = call.plainer()
    if simpler is not None:
        return simpler
    if call.method == ANSWER_PRESS:
        # The press is too old; that is all there is to a late answer.
        _log.info("A press was answered too late")
    else:
        _log.error("A call is refused for good", extra={"method": call.method, "reason": refusal})
    metrics.dropped.labels("refused").inc()
    return call.without_file()
