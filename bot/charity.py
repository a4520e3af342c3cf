"""The charity's own choices, from `charity.yml`."""

from pathlib import Path

from pydantic import AnyHttpUrl, ValidationError, conint, constr
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from bot.knowledge.types import Frozen
from bot.paths import CHARITY

FILE = CHARITY
Colour = constr(regex=r"^#[0-9a-fA-F]{6}$")


class CharityError(Exception):
    """`charity.yml` is missing or not as it should be; the message says what to do."""


class Colours(Frozen):
    """Colours as #rrggbb."""

    main: Colour = "#1d4f6e"  # type: ignore[valid-type]
    quiet: Colour = "#f3f6f8"  # type: ignore[valid-type]


class Charity(Frozen):
    """Name, page, exit site, who may embed, retention in hours, and which organisation is the helpline."""

    name: str
    page_title: str = "Notes"
    colours: Colours = Colours()
    exit_site: AnyHttpUrl
    embedding_sites: tuple[AnyHttpUrl, ...] = ()
    retention_hours: conint(ge=1, le=24 * 90) = 24  # type: ignore[valid-type]
    helpline: str = "national_stalking_helpline"


def load_charity(path: Path = FILE) -> Charity:
    """Reads the file. Raises CharityError where it is missing or wrong."""
    try:
        return Charity(**(YAML(typ="safe").load(path.read_text(encoding="utf-8")) or {}))
    except OSError as error:
        raise CharityError(f"{path} cannot be read: {error}") from error
    except YAMLError as error:
        raise CharityError(f"{path} is no readable YAML: {error}") from error
    except ValidationError as error:
        faults = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        raise CharityError(f"{path}: {faults}. Correct these lines.") from error
