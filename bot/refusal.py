"""What cannot be done before somebody has put something right."""

from __future__ import annotations

from typing import ClassVar


class OperatorRefused(Exception):
    """``str()`` is one Chinese line for whoever runs the program; ``code``: what a command exits with by it."""

    code: ClassVar[int] = 1


class UsageRefused(OperatorRefused):
    """What was asked for, or is given with it, cannot be worked on."""

    code = 2
