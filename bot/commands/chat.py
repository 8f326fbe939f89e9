"""Starting the conversation in the terminal."""

from __future__ import annotations

import logging
import sys

from bot.channels.terminal import chat
from bot.settings import SettingRefused, read_settings
from bot.store import StoreRefused, open_store
from dialogs.cases.casework import Casework
from dialogs.conversation import Conversation
from rules import load_policies


def chatting(*, fresh: bool) -> int:
    """Talk until the person leaves. Returns the exit code; a wrong setting or store is one line on stderr."""
    try:
        settings = read_settings()
        logging.basicConfig(level=settings.log_level)
        with open_store(settings) as store:
            policies = load_policies()
            return chat(
                Conversation(policies),
                store,
                casework=Casework(policies),
                fresh=fresh,
                keeps_unanswered=settings.keep_unanswered,
            )
    except (SettingRefused, StoreRefused) as refused:
        sys.stderr.write(f"{refused}\n")
        return 1
