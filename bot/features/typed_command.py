"""Commands as people write them."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_COMMAND: Final = re.compile(r"/([\w-]{1,32})(?:@(\w+))?(?:\s+(.*))?", re.DOTALL)


class TypedCommand(NamedTuple):
    """``/name@bot argument``; ``bot`` and ``argument`` are empty where they are left out."""

    name: str
    bot: str
    argument: str

    def is_for(self, username: str) -> bool:
        """Whether it is not for another bot."""
        return self.bot.lower() in {"", username.lower()}


def typed_command(text: str) -> TypedCommand | None:
    """The command that ``text`` is, if it is one."""
    found = _COMMAND.fullmatch(text.strip())
    if found is None:
        return None
    name, bot, argument = found.groups(default="")
    return TypedCommand(name.lower(), bot, argument.strip())
