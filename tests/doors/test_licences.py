"""An MIT product comes with nothing that forbids it, and says what it comes with."""

from __future__ import annotations

from pathlib import Path

from tests.doors.licences import ALLOWED, licences, notices, runtime

NOTICES = Path(__file__).parents[2] / "THIRD_PARTY_NOTICES"


def test_every_licence_is_an_allowed_one() -> None:
    packages = runtime()
    assert "python-telegram-bot" in packages
    refused = {
        name: found for name, package in packages.items() if not (found := licences(package)) <= ALLOWED
    }
    assert not refused


def test_the_notices_name_all_that_is_installed() -> None:
    """Another Python may need fewer packages."""
    assert set(notices().splitlines()) <= set(NOTICES.read_text("utf-8").splitlines())
