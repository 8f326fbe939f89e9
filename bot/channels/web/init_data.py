"""Who opened the page from Telegram, as Telegram itself says: its signature is held against the bot's token.

https://core.telegram.org/bots/webapps#validating-data-received-via-the-mini-app
"""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import parse_qsl

from pydantic import BaseModel, Field, ValidationError

FRESH_FOR: Final = timedelta(hours=1)
"""After that what was signed counts no more: it may have been copied."""
AHEAD: Final = timedelta(minutes=5)
"""So much may Telegram's clock be before ours."""
LONGEST: Final = 8_000
MOST_FIELDS: Final = 30
_LATEST: Final = 2**53


class InitDataRefused(Exception):
    """It is not signed by Telegram for this bot, or too long ago."""


class _User(BaseModel):
    id: int = Field(gt=0, lt=_LATEST, strict=True)
    is_bot: bool = False


def user_of(init_data: str, token: str, now: datetime) -> int:
    """The number of the person for whom Telegram signed ``init_data``. Raises InitDataRefused."""
    fields = _fields(init_data)
    given = fields.pop("hash", "")
    signed = "\n".join(f"{name}={value}" for name, value in sorted(fields.items()))
    key = hmac.digest(b"WebAppData", token.encode(), hashlib.sha256)
    right = hmac.new(key, signed.encode(), hashlib.sha256).hexdigest()
    if not hmac.compare_digest(given.encode(), right.encode()):
        raise InitDataRefused
    _check_age(fields.get("auth_date", ""), now)
    try:
        user = _User.model_validate_json(fields.get("user", ""))
    except ValidationError:
        raise InitDataRefused from None
    if user.is_bot:
        raise InitDataRefused
    return user.id


def _fields(init_data: str) -> dict[str, str]:
    if len(init_data) > LONGEST:
        raise InitDataRefused
    try:
        pairs = parse_qsl(
            init_data,
            keep_blank_values=True,
            strict_parsing=True,
            errors="strict",
            max_num_fields=MOST_FIELDS,
        )
    except ValueError:
        raise InitDataRefused from None
    if len(dict(pairs)) < len(pairs):
        raise InitDataRefused
    return dict(pairs)


def _check_age(written: str, now: datetime) -> None:
    if not (written.isascii() and written.isdecimal() and int(written[:16]) < _LATEST):
        raise InitDataRefused
    age = now.timestamp() - int(written[:16])
    if not -AHEAD.total_seconds() <= age <= FRESH_FOR.total_seconds():
        raise InitDataRefused
