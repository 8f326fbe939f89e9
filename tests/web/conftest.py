from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.made_up_notices import DESIGN, SHIPPED_FOLDER, beside
from tests.web.browsing import PHONE, ServedPage, browser, noted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture(scope="session")
def chrome() -> Iterator[Any]:
    with browser() as started:
        yield started


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedPage]:
    page = ServedPage(tmp_path_factory.mktemp("data"))
    page.start()
    yield page
    page.kill()


SETTINGS = {"open to programs": {"API_KEYS": "0123456789abcdef0123456789abcdef"}, "several notices": {}}
"""Of sites of other settings."""


@pytest.fixture(scope="session")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], ServedPage]]:
    """A site by what it is called in :data:`tests.web.states.ELSEWHERE`."""
    begun: dict[str, ServedPage] = {}

    def site(name: str) -> ServedPage:
        if name not in begun:
            settings = dict(SETTINGS[name])
            if name == "several notices":
                notices = tmp_path_factory.mktemp("notices")
                beside(notices, SHIPPED_FOLDER)
                beside(notices, SHIPPED_FOLDER, DESIGN, speciality="工业设计", short_name="北京工业设计职称")
                settings["NOTICES_DIR"] = str(notices)
            begun[name] = ServedPage(tmp_path_factory.mktemp("data"), settings=settings)
            begun[name].start()
        return begun[name]

    yield site
    for page in begun.values():
        page.kill()


@pytest.fixture
def faults() -> list[str]:
    """What the browser complains of; nothing, by the end of a test."""
    return []


@pytest.fixture
def phone(chrome: Any, faults: list[str]) -> Iterator[Any]:
    """A page of a browser on a phone that was never here."""
    context = chrome.new_context(viewport=PHONE, locale="zh-CN", has_touch=True, is_mobile=True)
    page = context.new_page()
    noted(page, faults)
    yield page
    context.close()
    assert faults == []
