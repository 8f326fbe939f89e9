"""The notices that there are: those that come with the program, and beside them an operator's own."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot.refusal import OperatorRefused, UsageRefused
from bot.wording import say, table
from rules import NoticeRefused, Policies, Policy, load_policies
from rules.loader import NOTICES, load_by, notice_folders, policies_in
from rules.notice.schema import PolicyData
from rules.policies import Edition, within

if TYPE_CHECKING:
    from bot.settings import Settings

FOLDERS: Final = "NOTICE_FOLDERS"
"""What a process of ours is told in its environment: the folders of the notices that hold together."""

_SETTING: Final = "NOTICES_DIR"
_EXAMINED_FOR: Final = 3
"""One more whenever more is looked for: what was sound before is looked through again."""
_ENV_FILE: Final = Path(".env")


class NoticesRefused(OperatorRefused):
    """What is set is wrong, so that it is not known where notices are."""


class UnknownNotice(UsageRefused):
    """There is no notice with this id; says which there are."""


class SoundFolders:
    """An operator's folders that were found to hold together as they are: names, sizes and times of their files.

    They are kept in ``notices.sound`` of the data directory.
    """

    def __init__(self, data_dir: Path) -> None:
        self._record = data_dir / "notices.sound"

    @cached_property
    def _known(self) -> set[str]:
        return set(self._record.read_text("utf-8").splitlines()) if self._record.is_file() else set()

    def __contains__(self, folder: Path) -> bool:
        return _stamp(folder) in self._known

    def keep(self, folders: Iterable[Path]) -> None:
        """Remember these, and no others."""
        sound = {_stamp(folder) for folder in folders}
        if sound == self._known:
            return
        try:
            self._record.parent.mkdir(parents=True, exist_ok=True)
            self._record.write_text("\n".join(sorted(sound)) + "\n", "utf-8")
        except OSError:
            return  # then they are looked through again next time


@cache
def notices() -> Policies:
    """All there are; each is read when it is first used. Raises NoticesRefused when their place is set wrong."""
    told = os.environ.get(FOLDERS)
    if told is not None:
        return policies_in((Path(folder) for folder in told.split(os.pathsep)), _load)
    if not _is_set():
        return load_policies()
    own = _settings().notices_dir
    return policies_in([*notice_folders(NOTICES), *([] if own is None else notice_folders(own))], _load)


def looked_through() -> Policies:
    """All that hold together: what has changed is read in full. Raises NoticesRefused."""
    policies = notices()
    for edition in changed(policies):
        policies.holds(edition)
    if own := _own(policies):
        _sound_folders().keep(edition.folder for edition in own)
    return policies


def changed(policies: Policies) -> list[Edition]:
    """The operator's own that were not found to hold together as they are now."""
    return [edition for edition in _own(policies) if edition.folder not in _sound_folders()]


def _own(policies: Policies) -> list[Edition]:
    if FOLDERS in os.environ:
        return []
    return [edition for edition in policies.editions if not edition.folder.is_relative_to(NOTICES)]


@cache
def _sound_folders() -> SoundFolders:
    return SoundFolders(_settings().data_dir)


def _load(folder: Path, data: PolicyData) -> Policy:
    """Of an operator's folder that has changed also what would be read in a conversation only, and whether it is
    more than a draft.
    """
    has_changed = not folder.is_relative_to(NOTICES) and (
        FOLDERS in os.environ or folder not in _sound_folders()
    )
    marked = list(left_open(folder)) if has_changed else []
    if marked:
        draft = say("known_notices.draft", n=len(marked))
        raise NoticeRefused(marked[0].file, marked[0].line, draft)
    policy = load_by(folder, data)
    if has_changed:
        _examine(policy)
    return policy


def left_open(folder: Path) -> Iterator[NoticeRefused]:
    """What `zhicheng notice new` proposed or left open, and nobody has looked at yet."""
    marks = re.compile(r"\s# (?:" + "|".join(table("authoring.draft.mark").values()) + ")")
    for path in sorted(path for path in folder.rglob("*.yaml") if path.is_file()):
        for n, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            if marks.search(line):
                name = path.relative_to(folder).as_posix()
                yield NoticeRefused(name, n, say("authoring.left_open", line=line.strip()))


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


def refusal(refused: NoticeRefused) -> str:
    """Which notice is not used, and why."""
    return say("known_notices.refused", file=refused.file, line=refused.line, message=refused.message)


def examined(policies: Policies) -> None:
    """Read all of every notice now, also what is needed in a conversation only; who fails is refused."""
    for policy in policies:
        try:
            _examine(policy)
        except NoticeRefused as refused:
            policies.refuse(policy.id, within(policy.folder, refused))


def _examine(policy: Policy) -> None:
    # What makes a conversation's words ready is loaded when there is something to look through.
    from dialogs.notices.examination import examine  # noqa: PLC0415

    examine(policy)


def _is_set() -> bool:
    """Whether somebody may have set a place for notices of their own."""
    if _SETTING in {name.upper() for name in os.environ}:
        return True
    try:
        return _SETTING in _ENV_FILE.read_text("utf-8").upper()
    except (OSError, UnicodeDecodeError):
        return False


def _stamp(folder: Path) -> str:
    """What changes when anything in the folder does."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    parts = [(path.relative_to(folder).as_posix(), *_size_and_time(path)) for path in files]
    return f"{folder.resolve()} {sha256(repr((_EXAMINED_FOR, parts)).encode()).hexdigest()}"


def _size_and_time(path: Path) -> tuple[int, int]:
    stat = path.stat()
    return stat.st_size, stat.st_mtime_ns
