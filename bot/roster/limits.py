"""How much one roster may be."""

from __future__ import annotations

from typing import NamedTuple


class Limits(NamedTuple):
    """What a roster may need at most; what is more is refused with a sentence.

    Sizes are in bytes; ``unpacked_bytes`` is counted while unpacking: what an archive says of itself is not believed.
    ``seconds`` is the time from start to end, ``cpu_seconds`` what the worker process may calculate,
    ``memory_bytes`` its address space, ``written_bytes`` the largest file that it writes.
    """

    file_bytes: int = 20_000_000
    unpacked_bytes: int = 300_000_000
    parts: int = 2_000
    sheets: int = 30
    rows: int = 200_000
    columns: int = 300
    cells: int = 6_000_000
    cell_characters: int = 2_000
    problems: int = 20_000
    seconds: float = 1_800.0
    cpu_seconds: int = 1_800
    memory_bytes: int = 1_500_000_000
    written_bytes: int = 1_000_000_000
