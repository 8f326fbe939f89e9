"""The bot's commands, name and descriptions."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from .wire import Json, Query, bad_request

if TYPE_CHECKING:
    from .world import World

COMMAND_LIMIT = 100
_DESCRIPTION_LIMIT = 256


def set_my_commands(world: World, query: Query) -> bool:
    """Perform ``setMyCommands``."""
    commands = query.decoded("commands", "commands")
    if not isinstance(commands, list):
        raise bad_request("can't parse commands: expected an Array of BotCommand")
    if len(commands) > COMMAND_LIMIT:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    world.profile[_command_key(world, query)] = [_checked_command(command) for command in commands]
    return True


def get_my_commands(world: World, query: Query) -> object:
    """Perform ``getMyCommands``."""
    return world.profile.get(_command_key(world, query), [])


def delete_my_commands(world: World, query: Query) -> bool:
    """Perform ``deleteMyCommands``."""
    world.profile.pop(_command_key(world, query), None)
    return True


def set_chat_menu_button(world: World, query: Query) -> bool:
    """Perform ``setChatMenuButton``, as far as the default is concerned."""
    button = query.decoded("menu_button", "MenuButton") or {"type": "default"}
    if not isinstance(button, dict) or button.get("type") not in {"default", "commands", "web_app"}:
        raise bad_request("can't parse MenuButton")
    if button["type"] == "web_app":
        app = button.get("web_app")
        url = app.get("url", "") if isinstance(app, dict) else ""
        if not str(url).startswith("https://"):
            raise bad_request("BUTTON_URL_INVALID")
        if not str(button.get("text", "")).strip():
            raise bad_request("BUTTON_TEXT_INVALID")
    world.profile["menu_button",] = button
    return True


def get_chat_menu_button(world: World, _: Query) -> object:
    """Perform ``getChatMenuButton``."""
    return world.profile.get(("menu_button",), {"type": "commands"})


def set_words(world: World, query: Query, name: str, limit: int) -> bool:
    """setMyName, setMyDescription, setMyShortDescription; ``limit`` is in characters."""
    words = query.text(name)
    if len(words) > limit:
        raise bad_request(f"BOT_{name.upper()}_INVALID")
    world.profile[(name, query.text("language_code"))] = words
    return True


def get_words(world: World, query: Query, name: str) -> Json:
    """Perform getMyName, getMyDescription, getMyShortDescription."""
    fallback = world.profile.get((name, ""), "")
    return {name: world.profile.get((name, query.text("language_code")), fallback)}


def _command_key(world: World, query: Query) -> tuple[str, ...]:
    """Raises RefusalError for a scope of a chat that the bot has never met."""
    scope = query.decoded("scope", "BotCommandScope") or {"type": "default"}
    if not isinstance(scope, dict):
        raise bad_request("can't parse BotCommandScope: expected an Object")
    if "chat_id" in scope:
        world.chats.readable(int(scope["chat_id"]))
    return ("commands", json.dumps(scope, sort_keys=True), query.text("language_code"))


def _checked_command(command: object) -> Json:
    if not isinstance(command, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    name = str(command.get("command", "")).removeprefix("/")
    description = str(command.get("description", "")).strip()
    if not re.fullmatch(r"[a-z0-9_]{1,32}", name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= _DESCRIPTION_LIMIT:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}
