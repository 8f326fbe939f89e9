"""``zhicheng backup`` and ``zhicheng restore``: a copy of the database, and the way back."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from bot.clock import beijing_now
from bot.settings import SettingRefused, read_settings
from bot.store import StoreRefused
from bot.store.sqlite.backup import JOURNALS, back_up, restore
from bot.wording import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bot.settings import Settings


def write_backup(target: Path, *, force: bool) -> int:
    """Copy the database to ``target`` while it is in use; the exit code."""

    def made(settings: Settings) -> str:
        _refuse_target(target, settings.database, force=force)
        found = back_up(settings.database, target)
        return say(
            "backup.made",
            path=target,
            size=shown_size(found.size),
            schema=found.schema,
            days=settings.retention_days,
        )

    return _told(made)


def restore_backup(source: Path, *, force: bool) -> int:
    """Put the backup ``source`` in place of the database; the exit code."""

    def restored(settings: Settings) -> str:
        database = settings.database
        if _is_same(source, database):
            raise StoreRefused(say("backup.own", path=source))
        is_replaced = database.exists()
        if is_replaced and not force:
            raise StoreRefused(say("backup.occupied", path=database))
        aside = database.with_name(f"{database.name}.{beijing_now():%Y%m%dT%H%M%S%f}")
        found = restore(source, database, aside)
        told = say(
            "backup.restored",
            source=source,
            path=database,
            size=shown_size(found.size),
            schema=found.schema,
        )
        return "\n".join([told, *([say("backup.kept_aside", path=aside)] if is_replaced else [])])

    return _told(restored)


def shown_size(size: int) -> str:
    """Bytes as people read them."""
    return f"{size / 1_000_000:.1f} MB"


def _refuse_target(target: Path, database: Path, *, force: bool) -> None:
    if not target.parent.is_dir():
        raise StoreRefused(say("backup.no_folder", folder=target.parent))
    taken = [database, *(database.with_name(database.name + suffix) for suffix in JOURNALS)]
    if any(_is_same(target, one) for one in taken):
        raise StoreRefused(say("backup.own", path=target))
    if target.is_symlink() or (target.exists() and not target.is_file()):
        raise StoreRefused(say("backup.no_file", path=target))
    if target.exists() and not force:
        raise StoreRefused(say("backup.exists", path=target))


def _is_same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve() or (one.exists() and other.exists() and one.samefile(other))


def _told(work: Callable[[Settings], str]) -> int:
    try:
        told = work(_kept_in_a_file())
    except (SettingRefused, StoreRefused) as refused:
        sys.stderr.write(f"{refused}\n")
        return 1
    sys.stderr.write(f"{told}\n")
    return 0


def _kept_in_a_file() -> Settings:
    settings = read_settings()
    if settings.database_url is not None:
        raise StoreRefused(say("backup.postgresql"))
    return settings
