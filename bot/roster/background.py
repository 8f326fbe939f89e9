"""What makes a process work in the background: last in line for the processor, and never longer than its parent."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import tempfile
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

_LEAST: Final = 19
"""The nicest that a process can be."""
_PR_SET_PDEATHSIG: Final = 1
"""Of prctl(2): the signal that a process gets when its parent ends."""


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


def end_with_parent(lifeline: int) -> None:
    """End at once when the parent is gone: the next one must find nobody at work on the same files.

    ``lifeline``: a pipe that the parent holds open and never writes to again. On Linux the kernel ends the process
    besides, for no thread of ours runs while native code holds the interpreter.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    threading.Thread(target=_end_after, args=(lifeline,), daemon=True).start()


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


def _end_after(lifeline: int) -> None:
    os.read(lifeline, 1)
    os.kill(os.getpid(), signal.SIGKILL)
