"""A command line that cannot be understood, told by what Typer's exceptions have as data; their words are English."""

from __future__ import annotations

import re
from typing import Any

import typer
from typer import TyperException
from typer.core import TyperOption

from bot.wording import say

_NAMED = re.compile(r"\(([^()]*)\)$")
"""The words that were left over, at the end of what is said of them."""


def told(error: TyperException, command: Any, path: str) -> str:
    """Why it cannot be, and where to read on; ``path``: the command with those around it."""
    see = say("command.usage.see", path=path)
    return f"{_why(error, command)}{see}"


def _why(error: Any, command: Any) -> str:
    if hasattr(error, "option_name"):
        return _of_option(error, command)
    param = getattr(error, "param", None)
    if isinstance(error, typer.BadParameter) and param is not None:
        return _of_value(error.message, param)
    left = _NAMED.search(error.message)
    return say("command.usage.extra", names=left[1]) if left else say("command.usage.other")


def _of_option(error: Any, command: Any) -> str:
    """One that there is not, or that takes a value, or none."""
    name = error.option_name
    if hasattr(error, "possibilities"):
        near = "、".join(error.possibilities)
        return say(
            "command.usage.no_option", name=name, near=say("command.meant", names=near) if near else ""
        )
    own = next((one for one in command.params if name in one.opts), None)
    is_flag = isinstance(own, TyperOption) and own.is_flag
    key = "command.usage.no_value" if is_flag else "command.usage.needs_value"
    return say(key, name=name, help=_help(own))


def _of_value(message: str, param: Any) -> str:
    """One that is not given, or that cannot be."""
    name = " / ".join(param.opts) if isinstance(param, TyperOption) else param.metavar or param.name
    if not message:
        return say("command.usage.missing", name=name, help=_help(param))
    least, most = getattr(param, "min", None), getattr(param, "max", None)
    between = say("command.usage.between", least=least, most=most) if most is not None else ""
    return say("command.usage.bad_value", name=name, between=between, help=_help(param))


def _help(param: Any) -> str:
    told = getattr(param, "help", None)
    return say("command.usage.help", does=told) if told else ""
