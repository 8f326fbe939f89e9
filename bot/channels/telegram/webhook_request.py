"""A request at the webhook, whatever server has received it: an update, or the status with which it is refused."""

from __future__ import annotations

import hmac
import json
import re
from hashlib import blake2b
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

SECRET_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name

_CHARSET: Final = re.compile(r"charset\s*=\s*[\"']?([^\s;\"']*)", re.IGNORECASE)
_UTF_8: Final = frozenset({"utf-8", "utf8", "us-ascii"})


class DeliveryRefused(ValueError):
    """What was delivered is not taken; ``status`` is the answer's."""

    def __init__(self, status: HTTPStatus) -> None:
        super().__init__(status.phrase)
        self.status = status


def update_in(headers: Mapping[str, str], body: bytes, secret: str) -> dict[str, Any]:
    """The update that Telegram has delivered; ``headers`` are asked without regard to case.

    Raises DeliveryRefused: 403 without the ``secret``, 400 for what is no update. An object that merely lacks its
    number is none of our business to refuse: Telegram would bring it again for a day.
    """
    given = headers.get(SECRET_HEADER, "")
    if not hmac.compare_digest(given.encode("utf-8", "surrogateescape"), secret.encode()):
        raise DeliveryRefused(HTTPStatus.FORBIDDEN)
    charset = _CHARSET.search(headers.get("Content-Type", ""))
    if charset is not None and charset[1].lower() not in _UTF_8:
        raise DeliveryRefused(HTTPStatus.BAD_REQUEST)
    try:
        update = json.loads(body)
    except (ValueError, RecursionError):
        raise DeliveryRefused(HTTPStatus.BAD_REQUEST) from None
    if not isinstance(update, dict):
        raise DeliveryRefused(HTTPStatus.BAD_REQUEST)
    return update


def secret_of(token: str) -> str:
    """The webhook's secret: the same in every process of the bot, and nobody's to guess without the token."""
    return blake2b(key=token.encode()[:64], person=b"zhicheng webhook", digest_size=32).hexdigest()
