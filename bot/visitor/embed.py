"""The script and the plain link that put the chat on a charity's site, and a page that shows both."""

from typing import Any

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, html, raw

from bot.charity import Charity
from bot.visitor.page import Page

SHORT = "public, max-age=300"
"""Its address has no hash, as it stands in the charity's own pages: changes arrive after five minutes."""


def settings_of(charity: Charity) -> dict[str, Any]:
    """What the script needs to know of `charity.yml`."""
    return {
        "name": charity.name,
        "button": charity.button,
        "colour": charity.colours.main,
        "exit": str(charity.exit_site),
        "sites": list(charity.embedding_sites),
    }


def embed_blueprint(page: Page, charity: Charity, demo: bool) -> Blueprint:
    """`/embed.js`, and `/demo` where it is wanted."""
    blueprint = Blueprint("embed")
    script = page.embedding_script(settings_of(charity)).encode("utf-8")

    @blueprint.get("/embed.js")
    async def embedding_script(request: Request) -> HTTPResponse:
        headers = {"Cache-Control": SHORT, "Cross-Origin-Resource-Policy": "cross-origin"}
        return raw(script, content_type="text/javascript; charset=utf-8", headers=headers)

    if demo:

        @blueprint.get("/demo")
        async def demo_page(request: Request) -> HTTPResponse:
            return html(page.demo())

    return blueprint
