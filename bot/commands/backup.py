"""``zhicheng backup`` and ``zhicheng restore``: a copy of the database, and the way back."""

from __future__ import annotations

import sys
from pathlib import Path

from bot.clock import beijing_now
from bot.settings import Settings, read_settings
from bot.store import StoreRefused
from bot.store.sqlite.backup import JOURNALS, back_up, inspected, restore
from bot.wording import say


def write_backup(target: Path, *, force: bool) -> None:
    """Copy the database to ``target`` while it is in use."""
    settings = _kept_in_a_file()
    _refuse_target(target, settings.database, force=force)
    found = back_up(settings.database, target)
    days, size = settings.retention_days, shown_size(found.size)
    told = {"database": settings.database, "path": target, "size": size, "schema": found.schema, "days": days}
    sys.stderr.write(say("backup.made", **told) + "\n")


def restore_backup(source: Path, *, force: bool) -> None:
    """Put the backup ``source`` in place of the database."""
    database = _kept_in_a_file().database
    if _is_same(source, database):
        raise StoreRefused(say("backup.own", path=source))
    inspected(source)
    is_replaced = database.exists()
    if is_replaced and not force:
        raise StoreRefused(say("backup.occupied", path=database))
    aside = database.with_name(f"{database.name}.{beijing_now():%Y%m%dT%H%M%S%f}")
    found = restore(source, database, aside)
    size, schema = shown_size(found.size), found.schema
    told = [say("backup.restored", source=source, path=database, size=size, schema=schema)]
    told += [say("backup.kept_aside", path=aside)] if is_replaced else []
    sys.stderr.write("\n".join(told) + "\n")


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


def _kept_in_a_file() -> Settings:
    settings = read_settings()
    if settings.database_url is not None:
        raise StoreRefused(say("backup.postgresql"))
    return settings
