"""Why a whole file cannot be taken."""

from __future__ import annotations


class RosterRefused(Exception):
    """A file that is no roster, or too big for one; ``str()`` is a Chinese sentence that says what would be right."""
