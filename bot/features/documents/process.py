"""The process that answers documents: an order comes as a line of JSON, and what the command line says goes as one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from pydantic_core import to_json

from bot.features.documents.decoding import Act, decoded
from bot.features.documents.documents import ORDER, DocumentOrder
from bot.features.documents.profiles import assessed
from bot.features.documents.questions import answered
from bot.features.documents.texts import parsed
from bot.notices import UnknownNotice, notices
from bot.ops.line_work import answer_lines
from dialogs.answers import answers_of
from rules import FieldError, ProfileRefused
from rules.policies import FIELD

_ACTS: Final[dict[Act, Callable[..., Any]]] = {"assess": assessed, "ask": answered, "parse": parsed}


def _answered(line: bytes) -> bytes:
    order = ORDER.validate_json(line)
    try:
        document = decoded(order.document.encode(), order.act)
        return to_json(_ACTS[order.act](document, order.notice))
    except ProfileRefused as refused:
        errors = refused.errors
    except UnknownNotice as unknown:
        errors = (FieldError(FIELD, str(unknown), tuple(one.id for one in notices().editions)),)
    return to_json({"error": [error.as_json() for error in errors]})


def _rehearse() -> None:
    """Answer something of each: what the first one loads is no part of the time that it may take."""
    newest = notices().editions[-1]
    (question, *_) = answers_of(newest.policy).examples or [newest.data.short_name]
    documents: dict[Act, Any] = {"assess": {}, "ask": question, "parse": question}
    for act, document in documents.items():
        _answered(ORDER.dump_json(DocumentOrder(act, to_json(document).decode(), newest.id)))


if __name__ == "__main__":
    _rehearse()
    answer_lines(_answered)
