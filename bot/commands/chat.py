"""Starting the conversation in the terminal."""

from __future__ import annotations

import logging
from datetime import timedelta

from bot.channels.terminal.channel import NAME, OWNER
from bot.channels.terminal.chat import chat
from bot.channels.terminal.files import file_named
from bot.commands.notices import notices_told
from bot.features.context import Surroundings
from bot.features.notice import PolicyNotice
from bot.features.roster_limits import terms_of
from bot.settings import read_settings
from bot.store import open_store
from dialogs.conversation import Conversation
from dialogs.notices.choosing import parameter


def chatting(notice: str | None = None, *, fresh: bool) -> int:
    """Talk until the person leaves, at first about ``notice``. Returns the exit code."""
    settings = read_settings()
    logging.basicConfig(level=settings.log_level)
    with open_store(settings) as store:
        policies = notices_told(notice)
        surroundings = Surroundings(
            PolicyNotice(policies),
            retention_days=settings.retention_days,
            keeps_unanswered=settings.keep_unanswered,
            officers=frozenset({OWNER}),
            rosters=terms_of(settings)._replace(keep=timedelta(), workers=1),
            file_named=file_named,
        )
        folder = settings.data_dir / NAME
        opened = parameter(notice) if notice else ""
        return chat(Conversation(policies), store, surroundings, folder=folder, fresh=fresh, opened=opened)
