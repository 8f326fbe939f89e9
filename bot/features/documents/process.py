"""The process that answers documents: an order comes as a line of JSON, and what the command line says goes as one."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, get_args

from pydantic_core import to_json

from bot.clock import today
from bot.features.documents.decoding import Act, decoded
from bot.features.documents.documents import ORDER, DocumentOrder
from bot.features.documents.profiles import Assessing
from bot.features.documents.questions import Asking
from bot.features.documents.texts import Parsing
from bot.notices import UnknownNotice, notices
from bot.ops.line_work import answer_lines
from dialogs.answers import answers_of
from rules import FieldError, ProfileRefused
from rules.policies import FIELD


def _answered(line: bytes) -> bytes:
    order = ORDER.validate_json(line)
    try:
        document = decoded(order.document.encode(), order.act)
        return to_json(_answerer(order.act, order.day, order.notice)(document))
    except ProfileRefused as refused:
        errors = refused.errors
    except UnknownNotice as unknown:
        errors = (FieldError(FIELD, str(unknown), tuple(one.id for one in notices().editions)),)
    return to_json({"error": [error.as_json() for error in errors]})


@lru_cache(maxsize=len(get_args(Act)))
def _answerer(act: Act, day: str, notice: str | None) -> Callable[[Any], Any]:
    """What answers on ``day``: a process may live longer than one."""
    del day
    answerers: dict[Act, Callable[..., Callable[[Any], Any]]] = {
        "assess": Assessing,
        "ask": Asking,
        "parse": Parsing,
    }
    return answerers[act](notice)


def _rehearse() -> None:
    """Answer something of each: what the first one loads is no part of the time that it may take."""
    day = today().isoformat()
    newest = notices().editions[-1]
    (question, *_) = answers_of(newest.policy).examples or [newest.data.short_name]
    documents: dict[Act, Any] = {"assess": {}, "ask": question, "parse": question}
    for act, document in documents.items():
        _answered(ORDER.dump_json(DocumentOrder(act, to_json(document).decode(), day, newest.id)))


if __name__ == "__main__":
    _rehearse()
    answer_lines(_answered)
