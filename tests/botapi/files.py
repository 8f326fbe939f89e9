"""Files kept in memory: what the bot and people have sent."""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass

from .wire import Json, Query, Upload, bad_request

UPLOAD_LIMIT = 50 * 1024 * 1024
PHOTO_LIMIT = 10 * 1024 * 1024
DOWNLOAD_LIMIT = 20 * 1024 * 1024
_PNG = b"\x89PNG\r\n\x1a\n"
_PHOTO_SIDES = 10_000
_PHOTO_RATIO = 20


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file with the path under which it can be downloaded."""

    file_id: str
    path: str
    upload: Upload

    def described(self) -> Json:
        """The fields that every kind of file has."""
        return {
            "file_id": self.file_id,
            "file_unique_id": self.file_id[-12:],
            "file_size": len(self.upload.content),
        }


class Files:
    """Every file by its id."""

    def __init__(self) -> None:
        self._files: dict[str, StoredFile] = {}
        self._expired: set[str] = set()
        self.hides_sizes = False

    def expire(self) -> None:
        """Telegram does not give out the files any more that are there now."""
        self._expired.update(self._files)

    def given_out(self, file_id: str) -> StoredFile:
        """The file of this id, to be downloaded.

        Raises:
            RefusalError: there is none, it has expired, or it is larger than a bot may download.
        """
        if file_id in self._expired:
            raise bad_request("wrong file_id or the file is temporarily unavailable")
        stored = self.by_id(file_id)
        if len(stored.upload.content) > DOWNLOAD_LIMIT:
            raise bad_request("file is too big")
        return stored

    def keep(self, upload: Upload, folder: str) -> StoredFile:
        """Store a file; ``folder`` is ``documents``, ``photos`` …."""
        number = len(self._files)
        digest = hashlib.sha256(upload.content).hexdigest()[:12]
        stored = StoredFile(f"file{number}-{digest}", f"{folder}/file_{number}", upload)
        self._files[stored.file_id] = stored
        return stored

    def by_id(self, file_id: str) -> StoredFile:
        """The file of this id.

        Raises:
            RefusalError: there is none.
        """
        if file_id not in self._files:
            raise bad_request("wrong file_id or the file is temporarily unavailable")
        return self._files[file_id]

    def by_path(self, path: str) -> StoredFile | None:
        """The file under this download path, when there is one."""
        return next((stored for stored in self._files.values() if stored.path == path), None)

    def sent(self, query: Query, name: str) -> StoredFile:
        """The file that a query sends under ``name``: a part of its body or the id of a known file.

        Raises:
            RefusalError: no file, an empty one, one too large, or an id nobody knows.
        """
        given = query.text(name)
        part = given.removeprefix("attach://") if given.startswith("attach://") else name
        upload = query.files.get(part)
        if upload is None:
            if not given or given.startswith("attach://"):
                raise bad_request(f"there is no {name} in the request")
            if given not in self._files:
                raise bad_request("wrong remote file identifier specified: Wrong padding in the string")
            return self._files[given]
        if not upload.content:
            raise bad_request("file must be non-empty")
        return self.keep(upload, f"{name}s")


def photo_size(stored: StoredFile) -> Json:
    """The one PhotoSize of a picture.

    Raises:
        RefusalError: it is no picture, or larger or narrower than Telegram takes.
    """
    content = stored.upload.content
    if len(content) > PHOTO_LIMIT:
        raise bad_request(f"file of size {len(content)} bytes is too big for a photo")
    if content.startswith(_PNG) and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
    elif content.startswith(b"\xff\xd8\xff"):
        width, height = 800, 600
    else:
        raise bad_request("IMAGE_PROCESS_FAILED")
    sides = (max(width, 1), max(height, 1))
    if sum(sides) > _PHOTO_SIDES or max(sides) > _PHOTO_RATIO * min(sides):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return {**stored.described(), "width": width, "height": height}
