"""Help, privacy, and what search engines ask for."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final, NamedTuple

from aiohttp import web

from bot.channels.web import notice_pages, question_pages
from bot.channels.web.pages import (
    STATIC,
    address_of,
    looked_up,
    not_there,
    page,
    policy_of,
    shared,
    site_of,
)
from bot.channels.web.pieces import NAME
from bot.features import privacy
from bot.wording import say

HELP: Final = "/help"
CHAPTERS: Final = ("applicants", "officers")
CLOSED: Final = (
    "/talk",
    "/data",
    "/enter",
    "/shared",
    "/cases",
    "/roster",
    "/picture",
    "/file",
    "/telegram",
    "/api/",
)
"""What is nobody's but one person's, or no page."""

routes: Final = web.RouteTableDef()


class HandbookPage(NamedTuple):
    """A page of the handbook: ``title`` is its first line."""

    name: str
    title: str
    text: str


@cache
def handbook() -> dict[str, HandbookPage]:
    """The pages of the handbook that are for those who use the page, by name, without what is for the command line."""
    folder = files("bot.channels.web").joinpath("handbook")
    texts = {name: folder.joinpath(f"{name}.md").read_text(encoding="utf-8") for name in CHAPTERS}
    texts = {name: text.partition(f"\n## {say('web.handbook_apart')}")[0] for name, text in texts.items()}
    return {
        name: HandbookPage(name, text.partition("\n")[0].removeprefix("# "), text)
        for name, text in texts.items()
    }


@cache
def _assets() -> dict[str, Path]:
    """What pages are shown with, by name: nothing else on the disk can be asked for."""
    return {place.name: place for place in STATIC.iterdir()}


@routes.get("/static/{name}")
async def asset(request: web.Request) -> web.FileResponse:
    """A style sheet, a script or a picture of the pages."""
    place = _assets().get(request.match_info["name"])
    if place is None:
        raise web.HTTPNotFound
    return web.FileResponse(place)


@routes.get(HELP)
async def show_help(request: web.Request) -> web.Response:
    """What can be done here, and the handbook."""
    return looked_up(request, "help.html", handbook=handbook().values())


@routes.get(f"{HELP}/{{page}}")
async def handbook_page(request: web.Request) -> web.Response:
    """A page of the handbook."""
    found = handbook().get(request.match_info["page"])
    if found is None:
        return not_there(request, "help.html", handbook=handbook().values())
    return looked_up(request, "handbook.html", chapter=found)


@routes.get("/privacy")
async def show_privacy(request: web.Request) -> web.Response:
    """What is kept of people, and for how long. It is not shared: whoever looks may have something here."""
    surroundings = site_of(request).surroundings
    return page(
        request, "privacy.html", is_lookup=True, told=privacy.terms(surroundings, NAME, of_officers=True)
    )


@routes.get("/robots.txt")
async def robots(request: web.Request) -> web.Response:
    """What search engines are to leave alone, and where they find the rest."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED)]
    lines += ["", f"Sitemap: {address_of(request)}/sitemap.xml", ""]
    return shared(request, web.Response(text="\n".join(lines)))


@routes.get("/sitemap.xml")
async def sitemap(request: web.Request) -> web.Response:
    """Every page that is the same for everybody."""
    policy = policy_of(request)
    paths = ["/", HELP, "/api", *(f"{HELP}/{name}" for name in handbook())]
    if policy is not None:
        paths += [*question_pages.PATHS, *notice_pages.paths(policy)]
    listed = "".join(f"<url><loc>{address_of(request)}{path}</loc></url>\n" for path in paths)
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{listed}</urlset>\n'
    )
    return shared(request, web.Response(text=text, content_type="application/xml"))
