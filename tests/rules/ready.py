"""A person who meets everything that a level asks, from whom tests take something away."""

from __future__ import annotations

from typing import Any

READY: dict[str, Any] = {
    "as_of": "2026-11-22",
    "employer_in_beijing": True,
    "direction": "data",
    "education": "bachelor",
    "experience": {"since": "2024-03-15"},
    "titles": [],
    "basic": {
        "general": True,
        "assistant_engineer": True,
        "engineer": True,
        "senior_engineer": True,
        "professorate_senior_engineer": True,
    },
    "performance": {"engineer": True, "senior_engineer": True, "professorate_senior_engineer": True},
    "achievements": [{"kind": "paper", "rank": 1, "journal": "core", "count": 3}],
    "exceptional": [],
}
