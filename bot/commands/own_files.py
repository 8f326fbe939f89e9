"""Which files the command line has written, so that it may write them again."""

from __future__ import annotations

from pathlib import Path

from bot.output_file import Written, claim, replace
from bot.settings import SettingRefused, Settings, read_settings


def data_dir() -> Path:
    """Where the program keeps things; the usual place when a setting is wrong that concerns other commands."""
    try:
        return read_settings().data_dir
    except SettingRefused:
        default: Path = Settings.model_fields["data_dir"].get_default(call_default_factory=True)
        return default


def write(path: Path, content: bytes, *, force: bool) -> None:
    """Write all of ``path``, unless what stands there is somebody else's. Raises OutputRefused, OSError."""
    claim(path, own_files(), force=force)
    replace(path, content)
    own_files().note(path)


def own_files() -> Written:
    """The record of what was written."""
    return Written(data_dir() / "written")
