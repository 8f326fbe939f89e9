"""How much of the disk is left."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

LEAST_FREE: Final = 50_000_000
"""Bytes. What is below it is soon gone: a log of writes and the parts of a roster need some at once."""


def is_full(folder: Path) -> bool:
    """Whether there is too little left for what is to be kept in ``folder``."""
    try:
        return shutil.disk_usage(folder).free < LEAST_FREE
    except OSError:
        return True
