"""The conversation on Telegram; how it is put together: docs/decisions/0006-telegram.md."""

import os
import sys

# Else python-telegram-bot announces with each "retry after" that it will one day be a timedelta.
os.environ.setdefault("PTB_TIMEDELTA", "1")

# The library loads httpx, which would load a command line of its own, with rich and pygments: 5 MiB for nobody.
sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type] # so it is said that a module is not to be had
