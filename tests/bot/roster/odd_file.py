"""One odd file and what must become of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ASSISTANT = "助理工程师"
ROW_REFUSED = "未评估（见“问题”）"
NONE_NOW = "还不能确定"


@dataclass(frozen=True, slots=True)
class OddFile:
    """``make`` gives its bytes. Either the whole file is refused with a sentence that has ``refused`` in it, or
    everyone in ``people`` (by label) stands in the overview with this under 现在可申报, and each of ``told`` stands
    in the sheet of problems. ``hostile``: what it does to a process must stay there.
    """

    name: str
    make: Callable[[], bytes]
    refused: str = ""
    people: dict[str, str] = field(default_factory=dict)
    told: tuple[str, ...] = ()
    hostile: bool = False


def good(code: str = "A1") -> dict[str, str]:
    """The one person of :data:`tests.bot.roster.files.GOOD`."""
    return {code: ASSISTANT}
