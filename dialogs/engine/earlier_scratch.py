"""A scratch of an earlier version, which kept side by side whatever can be asked within a question."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pydantic import JsonValue

_APART: Final = (
    "draft",
    "entry",
    "alone",
    "completing",
    "picking",
    "marking",
    "ticked",
    "candidates",
    "supposed",
)


def brought_up(kept: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    """``kept`` as it is kept now."""
    apart = {name: kept[name] for name in _APART if name in kept}
    told = {name: value for name, value in kept.items() if name not in _APART}
    return told | ({"sub": _asked(apart)} if apart else {})


def _asked(apart: Mapping[str, JsonValue]) -> JsonValue:
    """Of what was kept side by side that which was asked."""
    begun = {name: apart[name] for name in ("draft", "entry") if name in apart}
    if "entry" in begun and "completing" not in apart:
        begun["alone"] = "alone" in apart
    if begun or "picking" in apart:
        return begun
    if "marking" in apart:
        return {"among": [], "ticked": apart.get("ticked", [])}
    return {name: apart[name] for name in ("ticked", "candidates", "supposed") if name in apart} or None
