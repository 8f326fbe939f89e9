"""Kleene's three values: true, false and, for unknown, none (§1)."""

from collections.abc import Iterable

Answer = bool | None

STATUS: dict[Answer, str] = {True: "met", False: "not_met", None: "unknown"}


def all_of(answers: Iterable[Answer]) -> Answer:
    """Kleene's "and": one no decides, otherwise one unknown leaves it open."""
    seen = set(answers)
    if False in seen:
        return False
    return None if None in seen else True


def any_of(answers: Iterable[Answer]) -> Answer:
    """Kleene's "or": one yes decides, otherwise one unknown leaves it open."""
    seen = set(answers)
    if True in seen:
        return True
    return None if None in seen else False
