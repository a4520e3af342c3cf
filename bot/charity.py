"""The charity's own choices, from `charity.yml`."""

import os
from pathlib import Path
from typing import Any, Optional

from pydantic import AnyHttpUrl, ValidationError, conint, constr, validator
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from bot.knowledge.types import Frozen
from bot.paths import CHARITY

FILE = CHARITY
IMAGES = {".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".ico": "image/x-icon"}
LARGEST_IMAGE = 20_000
"""Bytes of the logo and of the icon; all of the page has 100 KB for its first load."""
READABLE = 4.5
"""Contrast that WCAG 2.2 AA asks for."""
TEXT = "#0b0c0c"
Colour = constr(regex=r"^#[0-9a-fA-F]{6}$")
Site = constr(regex=r"^https?://(\*\.)?[a-zA-Z0-9-]+(\.[a-zA-Z0-9-]+)*(:\d{1,5})?/?$")
Line = constr(strip_whitespace=True, min_length=1, max_length=80, regex=r"^[^\n]*$")


class CharityError(Exception):
    """`charity.yml` is missing or not as it should be; the message says what to do."""


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by WCAG, 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


class Colours(Frozen):
    """Colours as #rrggbb. `main`: headings and buttons; `quiet`: background of what the person wrote."""

    main: Colour = "#1d4f6e"  # type: ignore[valid-type]
    quiet: Colour = "#f3f6f8"  # type: ignore[valid-type]

    @validator("main")
    def _main_is_dark(cls, value: str) -> str:
        if contrast(value, "#ffffff") < READABLE:
            raise ValueError("white words on this colour cannot be read well: choose a darker one")
        return value

    @validator("quiet")
    def _quiet_is_light(cls, value: str) -> str:
        if contrast(value, TEXT) < READABLE:
            raise ValueError("dark words on this colour cannot be read well: choose a lighter one")
        return value


class Charity(Frozen):
    """Name, look, exit site, who may embed, retention in hours, and which organisation is the helpline.

    `logo` and `icon` are image files; in `charity.yml` they are named from its own folder.
    """

    name: Line  # type: ignore[valid-type]
    page_title: Line = "Notes"  # type: ignore[valid-type]
    button: Line = "Talk to our chatbot"  # type: ignore[valid-type]
    logo: Optional[Path] = None
    icon: Optional[Path] = None
    colours: Colours = Colours()
    exit_site: AnyHttpUrl
    embedding_sites: tuple[Site, ...] = ()  # type: ignore[valid-type]
    retention_hours: conint(ge=1, le=24 * 90) = 24  # type: ignore[valid-type]
    call_backs: bool = True
    call_back_tries: conint(ge=1, le=10) = 3  # type: ignore[valid-type]
    case_retention_days: conint(ge=1, le=366 * 7) = 180  # type: ignore[valid-type]
    backup_days: conint(ge=1, le=90) = 14  # type: ignore[valid-type]
    helpline: str = "national_stalking_helpline"

    @validator("logo", "icon")
    def _image_can_be_served(cls, value: Optional[Path]) -> Optional[Path]:
        if value is None:
            return None
        if value.suffix.lower() not in IMAGES:
            raise ValueError(f"use one of {', '.join(IMAGES)}")
        if not value.is_file():
            raise ValueError(f"there is no file {value}")
        if value.stat().st_size > LARGEST_IMAGE:
            raise ValueError(f"the file is larger than {LARGEST_IMAGE // 1000} KB: use a smaller one")
        return value

    @validator("embedding_sites", each_item=True)
    def _site_has_no_path(cls, value: str) -> str:
        return value.rstrip("/")


def load_charity(path: Optional[Path] = None) -> Charity:
    """Reads `path`, the file that STALKING_MATTERS_CHARITY names, or `charity.yml`.

    Raises CharityError where it is missing or wrong.
    """
    path = path or Path(os.environ.get("STALKING_MATTERS_CHARITY") or FILE)
    try:
        chosen: dict[str, Any] = YAML(typ="safe").load(path.read_text(encoding="utf-8")) or {}
        for name in ("logo", "icon"):
            if chosen.get(name):
                chosen[name] = path.parent / str(chosen[name])
        return Charity(**chosen)
    except OSError as error:
        raise CharityError(f"{path} cannot be read: {error}") from error
    except YAMLError as error:
        raise CharityError(f"{path} is no readable YAML: {error}") from error
    except (ValidationError, TypeError, AttributeError) as error:
        raise CharityError(f"{path}: {_faults(error)}. Correct these lines.") from error


def _faults(error: Exception) -> str:
    if not isinstance(error, ValidationError):
        return "it is no list of settings (name: value)"
    return "; ".join(f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors())
