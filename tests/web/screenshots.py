"""The pictures of docs/web: the main pages on a phone and on a desk. They are made to be looked at."""

from __future__ import annotations

import tempfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from PIL import Image

from tests.web.browsing import DESKTOP, PHONE, ServedPage, browser
from tests.web.states import STATES

if TYPE_CHECKING:
    from collections.abc import Mapping

COLOURS = 40
"""Of a page: enough for its letters, and a quarter of the bytes."""
PLACE = Path(__file__).parents[2] / "docs" / "web"


class Picture(NamedTuple):
    """``state`` as in :data:`tests.web.states.STATES`, at a width, by day or by night."""

    name: str
    state: str
    size: Mapping[str, int] = PHONE
    scheme: str = "light"


PICTURES = (
    Picture("start", "the first page"),
    Picture("read", "what was read differs"),
    Picture("choice", "many choices"),
    Picture("time", "a time"),
    Picture("place", "a place"),
    Picture("self-assessment", "a clause to judge oneself by"),
    Picture("review", "the review"),
    Picture("conclusion", "the conclusion with a way to go"),
    Picture("what-if", "what if"),
    Picture("night", "the conclusion with a way to go", scheme="dark"),
    Picture("notice", "a clause"),
    Picture("ask", "a question answered"),
    Picture("desk-conclusion", "the conclusion with a way to go", DESKTOP),
    Picture("desk-levels", "the levels", DESKTOP),
    Picture("desk-cases", "some cases", DESKTOP),
)


def taken(started: Any, served: ServedPage, picture: Picture, place: Path) -> None:
    """Of what stands on one screen and a half at most."""
    context = started.new_context(viewport=dict(picture.size), locale="zh-CN", color_scheme=picture.scheme)
    page = context.new_page()
    STATES[picture.state](page, served)
    page.mouse.move(0, 0)
    page.evaluate("document.activeElement.blur()")
    page.wait_for_timeout(100)
    height = min(page.evaluate("document.documentElement.scrollHeight"), picture.size["height"] * 2)
    clip = {"x": 0, "y": 0, "width": picture.size["width"], "height": height}
    png = page.screenshot(clip=clip, full_page=True)
    context.close()
    Image.open(BytesIO(png)).convert("RGB").quantize(COLOURS).save(
        place / f"{picture.name}.png", optimize=True
    )


def main() -> None:
    """All of them."""
    PLACE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        served = ServedPage(Path(folder) / "data")
        served.folder.mkdir()
        served.start()
        try:
            with browser() as started:
                for picture in PICTURES:
                    taken(started, served, picture, PLACE)
        finally:
            served.kill()


if __name__ == "__main__":
    main()
