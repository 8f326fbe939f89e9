"""The notices that there are: those that come with the program, and beside them an operator's own."""

from __future__ import annotations

import os
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot.wording import say
from rules import NoticeRefused, load_policies
from rules.loader import NOTICES, notice_folders, policies_in
from rules.policies import within

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.settings import Settings
    from rules import Policies, Policy
    from rules.policies import Edition

FOLDERS: Final = "NOTICE_FOLDERS"
"""What a process of ours is told in its environment: the folders of the notices that hold together."""

_SETTING: Final = "NOTICES_DIR"
_ENV_FILE: Final = Path(".env")


class NoticesRefused(Exception):
    """What is set is wrong, so that it is not known where notices are; ``str()`` says so in Chinese."""


class UnknownNotice(LookupError):
    """There is no notice with this id; ``str()`` says in Chinese which there are."""


@cache
def notices() -> Policies:
    """All there are; each is read when it is first used. Raises NoticesRefused when their place is set wrong."""
    told = os.environ.get(FOLDERS)
    if told is not None:
        return policies_in(Path(folder) for folder in told.split(os.pathsep))
    if not _is_set():
        return load_policies()
    own = _settings().notices_dir
    return policies_in([*notice_folders(NOTICES), *([] if own is None else notice_folders(own))])


def looked_through() -> Policies:
    """All that hold together: what was not found so as it is now is read in full. Raises NoticesRefused."""
    policies = notices()
    own = [edition for edition in policies.editions if not edition.folder.is_relative_to(NOTICES)]
    if own and FOLDERS not in os.environ:
        _look_through(policies, own, _settings().data_dir)
    return policies


def _settings() -> Settings:
    """Whoever has no notices of their own does not wait for them."""
    from bot.settings import SettingRefused, read_settings  # noqa: PLC0415

    try:
        return read_settings()
    except SettingRefused as refused:
        raise NoticesRefused(str(refused)) from refused


def folders_told() -> dict[str, str]:
    """What to tell a process of ours: it asks for no setting, and looks through nothing once more."""
    return {FOLDERS: os.pathsep.join(str(edition.folder) for edition in notices().editions)}


def notice_named(policies: Policies, notice: str) -> Policy:
    """The notice with this id. Raises UnknownNotice."""
    try:
        return policies[notice]
    except KeyError:
        known = "、".join(edition.id for edition in policies.editions)
        raise UnknownNotice(say("known_notices.unknown", notice=notice, known=known)) from None


def examined(policies: Policies) -> None:
    """Read all of every notice now, also what is needed in a conversation only; who fails is refused."""
    for edition in policies.editions:
        _examine(policies, edition)


def _examine(policies: Policies, edition: Edition) -> bool:
    # What makes a conversation's words ready is loaded when there is something to look through.
    from dialogs.notices.examination import examine  # noqa: PLC0415

    try:
        policy = policies[edition.id]
        examine(policy)
    except KeyError:  # refused when it was read
        return False
    except NoticeRefused as refused:
        policies.refuse(edition.id, within(edition.folder, refused))
        return False
    return True


def _look_through(policies: Policies, editions: Iterable[Edition], data_dir: Path) -> None:
    """Examine those that were not found sound as they are now."""
    record = data_dir / "notices.sound"
    known = set(record.read_text("utf-8").splitlines()) if record.is_file() else set()
    now = {_stamp(edition.folder): edition for edition in editions}
    sound = {stamp for stamp, edition in now.items() if stamp in known or _examine(policies, edition)}
    if sound != known:
        try:
            record.parent.mkdir(parents=True, exist_ok=True)
            record.write_text("\n".join(sorted(sound)) + "\n", "utf-8")
        except OSError:
            return  # then they are examined again next time


def _stamp(folder: Path) -> str:
    """What changes when anything in the folder does."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    parts = [(path.relative_to(folder).as_posix(), *_size_and_time(path)) for path in files]
    return f"{folder.resolve()} {sha256(repr(parts).encode()).hexdigest()}"


def _size_and_time(path: Path) -> tuple[int, int]:
    stat = path.stat()
    return stat.st_size, stat.st_mtime_ns


def _is_set() -> bool:
    """Whether somebody may have set a place for notices of their own."""
    if _SETTING in {name.upper() for name in os.environ}:
        return True
    try:
        return _SETTING in _ENV_FILE.read_text("utf-8").upper()
    except (OSError, UnicodeDecodeError):
        return False
