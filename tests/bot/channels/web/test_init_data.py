"""Whom Telegram vouches for, and what is not vouched for: forged, bent, too old."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from bot.channels.web.init_data import AHEAD, FRESH_FOR, InitDataRefused, user_of
from tests.bot.channels.web.signed_init_data import opened_by, signed

if TYPE_CHECKING:
    from collections.abc import Callable

TOKEN = "123456:ABC-DEF"  # noqa: S105 - nobody's
NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)


def given(number: int = 7, age: timedelta = timedelta(), **more: str) -> str:
    return signed(opened_by(number, (NOW - age).timestamp(), **more), TOKEN)


def test_telegrams_own_example_is_read() -> None:
    """By the token and the data that are public in Telegram's documentation of other libraries."""
    token = "5768337691:AAH5YkoiEuPk8-FZa32hStHTqXiLPtAEhx8"  # noqa: S105 - public
    told = (
        "query_id=AAHdF6IQAAAAAN0XohDhrOrc&user=%7B%22id%22%3A279058397%2C%22first_name%22%3A%22Vladislav%22%2C"
        "%22last_name%22%3A%22Kibenko%22%2C%22username%22%3A%22vdkfrost%22%2C%22language_code%22%3A%22ru%22%2C"
        "%22is_premium%22%3Atrue%7D&auth_date=1662771648"
        "&hash=c501b71e775f74ce10e377dea85a7ea24ecd640b223ea86dfe453e0eaed2e2b2"
    )
    assert user_of(told, token, datetime.fromtimestamp(1662771650, UTC)) == 279058397


@pytest.mark.parametrize(
    "told",
    [
        given(),
        given(age=FRESH_FOR),
        given(age=-AHEAD),
        given(start_param="level", chat_type="private", chat_instance="-1"),
        given(photo_url="https://t.me/i/x.svg"),
        given(added=""),
    ],
)
def test_whom_telegram_vouches_for(told: str) -> None:
    assert user_of(told, TOKEN, NOW) == 7


def _user(**fields: object) -> str:
    return signed({**opened_by(7, NOW.timestamp()), "user": json.dumps({"id": 7, **fields})}, TOKEN)


def _without(name: str) -> str:
    return signed({key: value for key, value in opened_by(7, NOW.timestamp()).items() if key != name}, TOKEN)


FORGED: dict[str, Callable[[], str]] = {
    "nothing": lambda: "",
    "no data": lambda: "hash=",
    "no signature": lambda: given().partition("&hash=")[0],
    "an empty signature": lambda: given().partition("&hash=")[0] + "&hash=",
    "another signature": lambda: given().partition("&hash=")[0] + "&hash=" + "0" * 64,
    "a signature of other letters": lambda: given().partition("&hash=")[0] + "&hash=" + quote("é" * 32),
    "a signature in capitals": lambda: given().partition("&hash=")[0] + "&hash=" + given()[-64:].upper(),
    "half a signature": lambda: given()[:-32],
    "another person": lambda: given().replace("%3A+7", "%3A+8"),
    "another day": lambda: given().replace(str(int(NOW.timestamp())), str(int(NOW.timestamp()) - 1)),
    "a field more": lambda: given() + "&x=1",
    "a field less": lambda: given().replace("query_id=AAH-1&", ""),
    "another bot": lambda: signed(opened_by(7, NOW.timestamp()), "123456:ABC-DEG"),
    "no bot": lambda: signed(opened_by(7, NOW.timestamp()), ""),
    "a field twice": lambda: given() + "&auth_date=1",
    "the person twice": lambda: quote('user={"id":8}', safe="=") + "&" + given(),
    "too old": lambda: given(age=FRESH_FOR + timedelta(seconds=1)),
    "very old": lambda: given(age=timedelta(days=400)),
    "of tomorrow": lambda: given(age=-timedelta(days=1)),
    "no day": lambda: _without("auth_date"),
    "a day that is none": lambda: signed({**opened_by(7, 0), "auth_date": "x"}, TOKEN),
    "a day below zero": lambda: signed({**opened_by(7, 0), "auth_date": "-1"}, TOKEN),
    "an endless day": lambda: signed({**opened_by(7, 0), "auth_date": "9" * 400}, TOKEN),
    "no person": lambda: _without("user"),
    "a person that is none": lambda: signed({**opened_by(7, NOW.timestamp()), "user": "7"}, TOKEN),
    "no JSON": lambda: signed({**opened_by(7, NOW.timestamp()), "user": "{"}, TOKEN),
    "a number as text": lambda: _user(id="7"),
    "half a person": lambda: _user(id=7.5),
    "number true": lambda: _user(id=True),
    "number zero": lambda: _user(id=0),
    "a number below zero": lambda: _user(id=-7),
    "an endless number": lambda: _user(id=10**30),
    "a bot": lambda: _user(is_bot=True),
    "too long": lambda: given(start_param="x" * 10_000),
    "too many fields": lambda: signed(
        {**opened_by(7, NOW.timestamp()), **{f"x{n}": "1" for n in range(60)}}, TOKEN
    ),
    "bytes that are no text": lambda: given() + "&x=%ff",
    "no pairs": lambda: "user",
}


@pytest.mark.parametrize("forged", FORGED)
def test_what_is_not_vouched_for(forged: str) -> None:
    with pytest.raises(InitDataRefused):
        user_of(FORGED[forged](), TOKEN, NOW)
