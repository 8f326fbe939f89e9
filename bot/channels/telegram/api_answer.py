"""What the Bot API has answered, made sure of: what was bent on its way becomes an error of a known kind.

A relay or a proxy may flatten codes into 200, answer in Telegram's place, or let half of an answer through. So a
refusal counts only in Telegram's own form, and a result only with what is asked of it afterwards.
"""

from __future__ import annotations

import json
from functools import cache
from http import HTTPStatus
from typing import Annotated, Any, Final, Literal

from pydantic import (
    BaseModel,
    Field,
    StrictBool,
    StrictInt,
    StrictStr,
    TypeAdapter,
    ValidationError,
    create_model,
)
from pydantic_core import to_json
from telegram.error import NetworkError

LONGEST_WAIT: Final = 600
"""Seconds. Whoever is told to wait for longer asks again then: a person would wait with them."""

_NO_SUCH_METHOD: Final = "method not found"
"""A server that is older than a method; to python-telegram-bot, 404 is a wrong token."""

_LONGEST_REASON: Final = 300
"""Characters of a refusal's description that are read; Telegram's own are shorter."""


class BentAnswer(NetworkError):
    """Telegram has done what was asked, but its result does not have its method's form."""

    def __init__(self) -> None:
        super().__init__("the answer is not of its method's form")


class _Refusal(BaseModel):
    ok: Literal[False]
    error_code: Annotated[StrictInt, Field(ge=HTTPStatus.BAD_REQUEST, lt=600)]
    description: Any = None
    parameters: Any = None


def settled(status: int, payload: bytes) -> tuple[int, bytes]:
    """The status and the body of an answer as python-telegram-bot may read them; 502 for what is no answer at all."""
    if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES and _looks_good(payload):
        return status, payload
    answer = parsed(payload)
    if answer is not None and answer.get("ok") is True:
        # Telegram has done it, whatever became of its result on the way.
        return HTTPStatus.OK, payload if "result" in answer else b'{"ok":true,"result":null}'
    try:
        refusal = _Refusal.model_validate(answer)
    except ValidationError:
        return HTTPStatus.BAD_GATEWAY, b"{}"
    why = refusal.description[:_LONGEST_REASON] if isinstance(refusal.description, str) else ""
    code = HTTPStatus.BAD_REQUEST if _NO_SUCH_METHOD in why.lower() else refusal.error_code
    return code, to_json({"ok": False, "description": why, "parameters": _parameters(refusal.parameters)})


def parsed(payload: bytes) -> dict[str, Any] | None:
    """The object that ``payload`` holds as JSON; None when it holds none."""
    try:
        answer = json.loads(payload)
    except (ValueError, RecursionError):
        return None
    return answer if isinstance(answer, dict) else None


def _looks_good(payload: bytes) -> bool:
    """Telegram's own answers begin so; only others need a second look."""
    return payload.startswith((b'{"ok":true,"result":', b'{"ok": true, "result": '))


_PARTICULARS: Final = {
    "migrate_to_chat_id": TypeAdapter(Annotated[int, Field(lt=0)]),
    "retry_after": TypeAdapter(Annotated[int, Field(gt=0)]),
}


def _parameters(given: Any) -> dict[str, int]:
    """To where the chat has moved, or how long to wait, if that can be."""
    for name, form in _PARTICULARS.items():
        try:
            return {name: min(LONGEST_WAIT, form.validate_python(given[name]))}
        except (ValidationError, TypeError, LookupError):
            continue
    return {}


_NUMBER = Annotated[StrictInt, Field(ge=0)]
_MESSAGE: Final = create_model("Sent", message_id=StrictInt)
_ASKED: Final[dict[str, Any]] = {
    "getMe": create_model("Me", id=StrictInt, is_bot=StrictBool, first_name=StrictStr, username=StrictStr),
    "getUpdates": list[Any],
    "getFile": create_model(
        "File", file_path=Annotated[StrictStr, Field(min_length=1)], file_size=(_NUMBER | None, None)
    ),
    "createForumTopic": create_model("Topic", message_thread_id=Annotated[StrictInt, Field(gt=0)]),
    "getChatMenuButton": dict[str, Any],
    "getMyCommands": list[dict[str, Any]],
    "getMyDescription": dict[str, Any],
    "getMyShortDescription": dict[str, Any],
    "sendChatAction": Literal[True],
}
"""What the callers of these methods rely on in a result."""

_OF_KIND: Final[dict[str, Any]] = {"edit": _MESSAGE | Literal[True], "send": _MESSAGE}
"""And of those whose names begin so."""


def result_of(method: str, result: object) -> Any:
    """``result``, which has what the callers of ``method`` rely on. Raises BentAnswer."""
    try:
        _form(method).validate_python(result)
    except ValidationError:
        raise BentAnswer from None
    return result


@cache
def _form(method: str) -> TypeAdapter[Any]:
    of_kind = (form for begin, form in _OF_KIND.items() if method.startswith(begin))
    form: Any = _ASKED.get(method) or next(of_kind, Literal[True])
    return TypeAdapter(form)
