"""The README's transcript is a real one: its conversation, held again, says the same."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

README = Path(__file__).parents[1] / "README.md"
GAP = "……"


def test_the_transcript_is_what_the_bot_says(tmp_path: Path) -> None:
    found = re.search(r"<!-- transcript: (.+?) -->\n```text\n(.+?)```", README.read_text("utf-8"), re.DOTALL)
    assert found is not None
    typed = found[1].replace("|", "\n") + "\n"
    environment = {**os.environ, "DATA_DIR": str(tmp_path)}
    talk = subprocess.run(
        [sys.executable, "-m", "bot", "chat", "--fresh"],
        input=typed.encode(),
        capture_output=True,
        check=True,
        env=environment,
    )
    said = talk.stdout.decode()
    place = 0
    passages = [passage.strip("\n") for passage in found[2].split(GAP)]
    assert len(passages) > 3
    for passage in passages:
        assert passage in said[place:], passage
        place = said.index(passage, place) + len(passage)
