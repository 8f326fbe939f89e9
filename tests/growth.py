"""How long reading may take where a text is twice as long, on a machine that does other things beside."""

from __future__ import annotations

GROWTH = 2.3
"""Doubling a text may take so many times as long; twice is linear."""
NOISE = 0.02
"""Seconds of CPU too short to be compared."""
TRIES = 6
