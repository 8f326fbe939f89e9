from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.web.browsing import PHONE, ServedPage, browser

if TYPE_CHECKING:
    from collections.abc import Iterator


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


@pytest.fixture
def faults() -> list[str]:
    """What the browser complains of; nothing, by the end of a test."""
    return []


@pytest.fixture
def phone(chrome: Any, faults: list[str]) -> Iterator[Any]:
    """A page of a browser on a phone that was never here."""
    context = chrome.new_context(viewport=PHONE, locale="zh-CN", has_touch=True, is_mobile=True)
    page = context.new_page()
    page.on("console", lambda told: faults.append(told.text) if told.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    context.close()
    assert faults == []
