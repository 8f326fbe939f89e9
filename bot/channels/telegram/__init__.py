"""The conversation on Telegram; how it is put together: docs/decisions/0006-telegram.md."""

import os
import sys

# Else python-telegram-bot announces with each "retry after" that it will one day be a timedelta.
os.environ.setdefault("PTB_TIMEDELTA", "1")

# The library loads httpx, which would load a command line of its own, with rich and pygments: 5 MiB and 40 ms for
# nobody. It does without where that is not to be had, which is said so (docs.python.org, "The module cache").
sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type] # typeshed knows of modules only
