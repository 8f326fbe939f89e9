"""The control interface: what tests do to the loopback Bot API and ask of it. Every result is JSON."""

from __future__ import annotations

import base64
import inspect
import json
from typing import TYPE_CHECKING, Any

from . import people
from .faults import WEBHOOK
from .limits import FloodLimits, Rate
from .people import ControlError

if TYPE_CHECKING:
    from collections.abc import Callable

    from .wire import Json
    from .world import World


async def wait(world: World, chat: Json, after: int, kinds: list[str]) -> Json:
    """The next journal entry of a chat: ``{"next", "entry"}``."""
    following, entry = await world.chats.opened(chat).journal.following(after, kinds)
    return {"next": following, "entry": entry}


async def wait_for_answer(world: World, kind: str, query: str) -> Json:
    """The bot's first answer to a press or an inline query (``kind``: ``presses`` or ``inline``)."""
    questions = world.presses if kind == "presses" else world.inline
    if query not in questions:
        raise ControlError(f"no such query: {query}")
    _, entry = await questions[query].answers.following(0, {"answer"})
    answer: Json = entry["answer"]
    return answer


def messages(world: World, chat: Json) -> list[Json]:
    """The bot's messages in a chat as they stand now, oldest first."""
    place = world.chats.opened(chat)
    return [message for number, message in place.messages.items() if number in place.own]


def topics(world: World, chat: Json) -> dict[str, int]:
    """The topics of a chat: their numbers, by their names."""
    return {name: number for number, name in world.chats.opened(chat).topics.items()}


def enable_topics(world: World, *, enabled: bool) -> None:
    """Whoever runs the bot switches topics in private chats on or off; ``getMe`` tells of it, or soon will."""
    world.bot["has_topics_enabled"] = enabled


def journal(world: World, chat: Json) -> list[Json]:
    """Everything that can be seen of the bot in a chat, in order."""
    return world.chats.opened(chat).journal.entries


def calls(world: World, method: str | None = None, chat: int | None = None) -> list[Json]:
    """The calls of the bot, of one method and one chat when given; JSON inside form fields is decoded."""
    return [
        {**call._asdict(), "arguments": {name: _decoded(value) for name, value in call.arguments.items()}}
        for call in world.log.calls
        if method in {None, call.method} and chat in {None, call.chat}
    ]


def deliveries(world: World) -> list[Json]:
    """The attempts at the webhook."""
    return [delivery._asdict() for delivery in world.log.deliveries]


def forget_calls(world: World) -> None:
    """Empty the log."""
    world.log.calls.clear()
    world.log.deliveries.clear()


def fault(world: World, **what: Any) -> None:
    """Plan a fault; the fields are those of :class:`tests.botapi.faults.Fault`."""
    world.faults.plan(what)


def clear_faults(world: World) -> None:
    """Forget all faults and the delay."""
    world.faults.clear()


def delay(world: World, seconds: float) -> None:
    """Delay every call from now on."""
    world.faults.delay = seconds


def limit(
    world: World, overall: list[float] | None, chat: list[float] | None, group: list[float] | None
) -> None:
    """Set the flood limits, each ``[messages, seconds]``; null lifts one."""
    world.limits = FloodLimits(_rate(overall), _rate(chat), _rate(group))


def expire_queries(world: World) -> None:
    """Let every press and inline query that waits expire."""
    for question in (*world.presses.values(), *world.inline.values()):
        question.is_expired = True


def expire_files(world: World) -> None:
    """Let every file that is there expire: the bot cannot download it any more."""
    world.files.expire()


def hide_sizes(world: World, *, hidden: bool) -> None:
    """Whether getFile leaves the size out, as Telegram may."""
    world.files.hides_sizes = hidden


def update(world: World, kind: str, payload: Any, lane: str = "other") -> int | None:
    """Queue any update, also of a kind that nobody knows."""
    return world.updates.add(kind, payload, lane)


def restart_update_ids(world: World, first: int) -> None:
    """Number updates from ``first`` on, as Telegram does after an idle week; what is pending goes."""
    world.updates.again(first)


def state(world: World) -> Json:
    """How things stand: see :meth:`tests.botapi.client.BotApi.state`."""
    return {
        "pending": len(world.updates),
        "polled": world.updates.polled,
        "webhook": world.webhook.info(),
        "faults_hit": world.faults.hits,
        "username": world.bot["username"],
    }


async def wait_for_state(world: World, expected: Json) -> Json:
    """The state once it is as ``expected``."""

    def look() -> Json | None:
        now = state(world)
        return now if all(now.get(name) == value for name, value in expected.items()) else None

    return await world.bell.until(look)


async def wait_for_calls(world: World, method: str | None, times: int, chat: int | None = None) -> list[Json]:
    """The calls of ``method`` once there are ``times`` of them."""

    def look() -> list[Json] | None:
        known = calls(world, method, chat) if method != WEBHOOK else deliveries(world)
        return known if len(known) >= times else None

    return await world.bell.until(look)


def download(world: World, file_id: str) -> str:
    """A file's content, in base64."""
    return base64.b64encode(world.files.by_id(file_id).upload.content).decode()


_ACTIONS: dict[str, Callable[..., Any]] = {
    action.__name__: action
    for action in (
        people.write,
        people.open_topic,
        people.delete_topic,
        people.send_result,
        people.forward,
        people.edit,
        people.send_file,
        people.press,
        people.follow,
        people.ask_inline,
        people.block,
        people.unblock,
        people.vanish,
        people.add_bot,
        people.remove_bot,
        people.upgrade,
        wait,
        wait_for_answer,
        messages,
        topics,
        enable_topics,
        journal,
        calls,
        deliveries,
        forget_calls,
        fault,
        clear_faults,
        delay,
        limit,
        expire_queries,
        expire_files,
        hide_sizes,
        update,
        restart_update_ids,
        state,
        wait_for_state,
        wait_for_calls,
        download,
    )
}


_SIGNATURES = {name: inspect.signature(action) for name, action in _ACTIONS.items()}


async def performed(world: World, action: str, arguments: Json) -> Any:
    """The result of an action.

    Raises:
        ControlError: there is no such action, it takes other arguments, or it cannot be done.
    """
    if action not in _ACTIONS:
        raise ControlError(f"no such action: {action}")
    try:
        bound = _SIGNATURES[action].bind(world, **arguments)
    except TypeError as error:
        raise ControlError(f"{action}: {error}") from None
    result = _ACTIONS[action](*bound.args, **bound.kwargs)
    return await result if inspect.isawaitable(result) else result


def _rate(given: list[float] | None) -> Rate | None:
    return None if given is None else Rate(int(given[0]), given[1])


def _decoded(value: Any) -> Any:
    if not isinstance(value, str) or value[:1] not in {"{", "["}:
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value
