"""The conversation on Telegram; how it is put together: docs/decisions/0006-telegram.md."""

import os

# Else python-telegram-bot announces with each "retry after" that it will one day be a timedelta.
os.environ.setdefault("PTB_TIMEDELTA", "1")
