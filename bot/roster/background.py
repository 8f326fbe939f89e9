"""What makes a process work in the background: last in line for the processor, and for nobody's eyes."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Final

_LEAST: Final = 19
"""The nicest that a process can be."""


def stay_in_background(scratch: Path) -> None:
    """Let everybody else go first, and keep files private.

    On Linux the process runs only where a processor would idle: being merely nice, it would still make a chat
    wait for the end of its time slice.
    """
    os.nice(_LEAST)
    if hasattr(os, "SCHED_IDLE"):
        with suppress(OSError):
            os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
    keep_private(scratch)


def keep_private(scratch: Path) -> None:
    """Leave files for their owner's eyes only, temporary ones in ``scratch``."""
    os.umask(0o077)
    tempfile.tempdir = str(scratch)


def is_running(process: int) -> bool:
    """Whether there is a process of this number, whosever it is."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def settle(*files: Path) -> None:
    """Return once ``files``, which are in one folder, would outlive a power cut."""
    for path in (*files, files[0].parent):
        opened = os.open(path, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
