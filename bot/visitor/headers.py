"""The headers of every response, and its compression."""

import gzip
from collections.abc import Sequence

from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.assets import PREFIX, Assets

SMALLEST = 600
"""Bytes below which compression gains nothing."""
TEXT = ("text/", "image/svg+xml")
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self';"
    " form-action 'self'; base-uri 'none'; frame-src {frames}; frame-ancestors {ancestors}"
)


def add_headers(app: Sanic, assets: Assets, embedding_sites: Sequence[str]) -> None:
    """Nothing from elsewhere, no inline script or style, framed by the charity's sites alone, never kept."""
    ancestors = " ".join(["'self'", *embedding_sites])
    policy = POLICY.format(frames="'none'", ancestors=ancestors)
    demo_policy = POLICY.format(frames="'self'", ancestors=ancestors)

    @app.on_response
    async def protect(request: Request, response: HTTPResponse) -> None:
        path = request.path if request is not None else ""
        headers = response.headers
        headers.setdefault("Cache-Control", "no-store")
        headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        headers["Content-Security-Policy"] = demo_policy if path == "/demo" else policy
        headers["Cross-Origin-Opener-Policy"] = "same-origin-allow-popups"
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), browsing-topics=()"
        headers["Referrer-Policy"] = "no-referrer"
        headers["X-Content-Type-Options"] = "nosniff"
        if request is not None:
            _compress(request, response, assets)


def _compress(request: Request, response: HTTPResponse, assets: Assets) -> None:
    """Compresses text. No attacker can make a page repeat his words beside a key: there is no ambient authority."""
    body = response.body
    if not body or len(body) < SMALLEST or not str(response.content_type or "").startswith(TEXT):
        return
    response.headers["Vary"] = "Accept-Encoding"
    if "gzip" not in (request.headers.get("accept-encoding") or ""):
        return
    asset = assets.find(request.path[len(PREFIX) :]) if request.path.startswith(PREFIX) else None
    response.body = asset.packed if asset else gzip.compress(body, 6)
    response.headers["Content-Encoding"] = "gzip"
