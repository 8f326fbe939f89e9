"""What Telegram puts into the address when its menu opens a page, signed as Telegram signs it."""

from __future__ import annotations

import hashlib
import hmac
import json
from typing import TYPE_CHECKING
from urllib.parse import urlencode

if TYPE_CHECKING:
    from collections.abc import Mapping


def opened_by(number: int, at: float, **more: str) -> dict[str, str]:
    """The fields for a person, unsigned."""
    user = json.dumps({"id": number, "first_name": "王工 & <b>", "language_code": "zh-hans"})
    return {"user": user, "auth_date": str(int(at)), "query_id": "AAH-1", "signature": "x_y-z", **more}


def signed(fields: Mapping[str, str], token: str) -> str:
    """The fields as one text, with the hash by which Telegram vouches for them."""
    told = "\n".join(f"{name}={fields[name]}" for name in sorted(fields))
    key = hmac.new(b"WebAppData", token.encode(), hashlib.sha256).digest()
    return urlencode({**fields, "hash": hmac.new(key, told.encode(), hashlib.sha256).hexdigest()})
