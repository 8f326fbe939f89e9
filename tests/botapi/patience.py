"""How long anybody waits: until it happens, until the bot that was to do it is gone, or far too long."""

from __future__ import annotations

import os
from typing import Final

PATIENCE: Final = float(os.environ.get("TEST_PATIENCE", "300"))
"""Seconds after which nobody believes any more in what they wait for. A busy machine may need minutes; whoever
changes a test may want ``TEST_PATIENCE=10``.
"""


class NothingCameError(AssertionError):
    """What was waited for did not happen, and will not."""
