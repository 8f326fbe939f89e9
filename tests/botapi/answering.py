"""answerCallbackQuery, answerInlineQuery."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

from .keyboard import checked_markup
from .sending import text_fields
from .wire import Json, Query, bad_request
from .world import query_too_old

if TYPE_CHECKING:
    from .world import World

ANSWER_LIMIT = 200
RESULT_LIMIT = 50
_ID_BYTES = 64
_CACHE_SECONDS = 300


def answer_callback_query(world: World, query: Query) -> bool:
    """Perform ``answerCallbackQuery``."""
    press = world.presses.get(query.text("callback_query_id"))
    if press is None:
        raise query_too_old()
    text = query.text("text")
    if len(text) > ANSWER_LIMIT:
        raise bad_request("MESSAGE_TOO_LONG")
    press.answer({"text": text, "show_alert": query.flag("show_alert"), "url": query.text("url")})
    return True


def answer_inline_query(world: World, query: Query) -> bool:
    """Perform ``answerInlineQuery``. One that is not personal is kept for all who ask the same."""
    asked = world.inline.get(query.text("inline_query_id"))
    if asked is None:
        raise query_too_old()
    results = query.decoded("results", "inline query results")
    _check_results(results, is_old=world.is_old)
    if len(query.text("next_offset").encode()) > _ID_BYTES:
        raise bad_request("NEXT_OFFSET_INVALID")
    button = query.decoded("button", "inline query results button")
    if button and not re.fullmatch(r"[\w-]{1,64}", str(button.get("start_parameter", "-")), re.ASCII):
        raise bad_request("START_PARAM_INVALID")
    content = {"results": results, "next_offset": query.text("next_offset"), "button": button}
    asked.answer(content)
    kept_for = query.integer("cache_time", _CACHE_SECONDS)
    if kept_for > 0:
        key = (asked.asker if query.flag("is_personal") else None, *asked.key)
        world.inline_cache[key] = (time.monotonic() + kept_for, content)
    return True


def _check_results(results: object, *, is_old: bool) -> None:
    if not isinstance(results, list):
        raise bad_request("can't parse inline query results: expected an Array")
    if len(results) > RESULT_LIMIT:
        raise bad_request("RESULTS_TOO_MUCH")
    seen: set[str] = set()
    for result in results:
        identity = _checked_result(result, is_old=is_old)
        if identity in seen:
            raise bad_request("RESULT_ID_DUPLICATE")
        seen.add(identity)


def _checked_result(result: object, *, is_old: bool) -> str:
    if not isinstance(result, dict):
        raise bad_request("can't parse inline query result: Inline query result must be an object")
    for name in ("type", "id"):
        if not isinstance(result.get(name), str):
            raise bad_request(f"can't parse inline query result: Can't find field \"{name}\"")
    identity = str(result["id"])
    if not 1 <= len(identity.encode()) <= _ID_BYTES:
        raise bad_request("RESULT_ID_INVALID")
    if result["type"] == "article":
        _check_article(result, is_old=is_old)
    checked_markup(result.get("reply_markup"), is_old=is_old)
    return identity


def _check_article(article: Json, *, is_old: bool) -> None:
    if not article.get("title"):
        raise bad_request("ARTICLE_TITLE_EMPTY")
    content = article.get("input_message_content")
    if not isinstance(content, dict) or "message_text" not in content:
        raise bad_request("can't parse inline query result: Can't find field \"message_text\"")
    text_fields(Query("", {**content, "text": content["message_text"]}), "MESSAGE_TOO_LONG", is_old=is_old)
