"""What pages load from us: style, scripts, images. Each address holds a hash of the content.

Free of any web framework, so that the visitor's and the helpline's app share it.
"""

import gzip
import hashlib
import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Optional

from bot.charity import Charity
from bot.paths import ROOT

GOVUK = ROOT / "node_modules" / "govuk-frontend" / "dist" / "govuk" / "govuk-frontend.min.css"
PREFIX = "/assets/"
FOR_EVER = "public, max-age=31536000, immutable"
"""Cache-Control of an address that holds a hash."""
FONTS = 'system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif'
KINDS = {
    ".css": "text/css; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".ico": "image/x-icon",
}
logger = logging.getLogger(__name__)
IMPORT = re.compile(r'(?<=from ")\./([\w-]+\.mjs)(?=")')


class AssetsError(Exception):
    """govuk-frontend is not installed, or is not the version that this module knows."""


@dataclass(frozen=True)
class Asset:
    """A file as it is served; `packed` is the same, compressed by gzip."""

    content: bytes
    packed: bytes
    kind: str


class Assets:
    """The files of an app by the last part of their address."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files
        self._hashed: dict[str, str] = {}
        self._found: dict[str, Asset] = {}
        for name in files:
            self._add(name)

    def _add(self, name: str) -> str:
        """Takes in a file, after the modules that it imports; returns its hashed name."""
        if name in self._hashed:
            return self._hashed[name]
        content = self._files[name]
        ending = Path(name).suffix
        if ending == ".mjs":
            text = content.decode("utf-8")
            content = IMPORT.sub(lambda match: "./" + self._add(match.group(1)), text).encode("utf-8")
        hashed = f"{Path(name).stem}-{hashlib.sha256(content).hexdigest()[:12]}{ending}"
        self._hashed[name] = hashed
        self._found[hashed] = Asset(content, gzip.compress(content, 9, mtime=0), KINDS[ending])
        return hashed

    def url(self, name: str) -> str:
        """The address of a file, such as `/assets/chat-0123456789ab.css`."""
        return PREFIX + self._hashed[name]

    def find(self, hashed: str) -> Optional[Asset]:
        """The file with this hashed name."""
        return self._found.get(hashed)

    def __iter__(self) -> Iterator[str]:
        """The hashed names."""
        return iter(self._found)


def load_assets(charity: Charity, *folders: Path, extra: Optional[Mapping[str, bytes]] = None) -> Assets:
    """govuk-frontend.css, charity.css (its colours), the icon and logo where set, all files of `folders`."""
    files = {"govuk-frontend.css": _govuk_style_or_none(), "charity.css": charity_style(charity)}
    for folder in folders:
        files.update(
            {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.suffix in KINDS}
        )
    for name, path in (("icon", charity.icon), ("logo", charity.logo)):
        if path is not None:
            files[name + path.suffix.lower()] = path.read_bytes()
    return Assets({**files, **(extra or {})})


def _govuk_style_or_none() -> bytes:
    """A page without its looks still helps: where set-up could not fetch govuk-frontend it is served plain."""
    if GOVUK.is_file():
        return govuk_style()
    logger.warning("govuk-frontend is missing: pages are plain until script/bootstrap has fetched it")
    return b""


def govuk_style(path: Path = GOVUK) -> bytes:
    """govuk-frontend's own style without the typeface and the pictures that belong to government alone.

    Raises AssetsError where it is missing or has changed so that something of these would be left.
    """
    try:
        style = path.read_text(encoding="utf-8")
    except OSError as error:
        raise AssetsError(f"{path} is missing: run script/bootstrap.") from error
    style = re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)
    style = re.sub(r"@font-face\{[^}]*\}", "", style)
    style = re.sub(r"GDS Transport,arial,sans-serif", FONTS, style)
    style = re.sub(r"[^{}]*\{[^{}]*govuk-crest[^{}]*\}", "", style)
    if re.search(r"GDS Transport|url\(|@import", style):
        raise AssetsError("govuk-frontend has changed: bot/assets.py must learn what to leave out.")
    return style.encode("utf-8")


def charity_style(charity: Charity) -> bytes:
    """The charity's colours as properties that govuk-frontend and our styles read."""
    main, quiet = charity.colours.main, charity.colours.quiet
    return (
        f":root{{--govuk-brand-colour:{main};--govuk-link-colour:{main};--govuk-link-hover-colour:#0b0c0c;"
        f"--govuk-template-background-colour:#fff;--main:{main};--quiet:{quiet}}}\n"
    ).encode()
