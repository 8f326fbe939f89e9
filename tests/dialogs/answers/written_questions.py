"""Questions with what is right of each, a line of JSON a question."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def rows(name: str) -> list[dict[str, Any]]:
    """Those of one file here."""
    lines = Path(__file__).with_name(f"{name}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]
