from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.bot.channels.web.invitations import invitation
from tests.bot.channels.web.site_in_process import SiteInProcess, Visit, site_in_process

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@pytest.fixture
async def site(tmp_path: Path) -> AsyncIterator[SiteInProcess]:
    async with site_in_process(tmp_path) as site:
        yield site


@pytest.fixture
async def visit(site: SiteInProcess) -> AsyncIterator[Visit]:
    async with site.visit() as visit:
        yield visit


@pytest.fixture
async def officer(site: SiteInProcess) -> AsyncIterator[Visit]:
    """A browser in which one has signed in."""
    async with site.visit() as visit:
        await visit.get(invitation(site.store))
        await visit.press("登录")
        yield visit
