"""Processes that work side by side end with the one that began them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress

import pytest

from tests.botapi import PATIENCE

pytestmark = pytest.mark.slow

LATE = """
import os, time
from bot.ops import side_by_side

begun_by, at_once = os.getpid(), side_by_side.end_with_parent

def late():
    print(os.getpid(), flush=True)
    while os.getppid() == begun_by:
        time.sleep(0.01)
    at_once()

side_by_side.end_with_parent = late
side_by_side.forked(1).submit(print)
time.sleep(600)
"""


def test_who_is_forked_as_the_parent_is_killed_ends_as_well() -> None:
    parent = subprocess.Popen([sys.executable, "-c", LATE], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    helper = int(parent.stdout.readline())
    parent.kill()
    try:
        parent.communicate(timeout=PATIENCE)  # the helper has the other end of the pipe, too
    finally:
        with suppress(ProcessLookupError):
            os.kill(helper, signal.SIGKILL)
