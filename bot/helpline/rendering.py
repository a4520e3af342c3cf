"""The templates of the helpline app, with govuk-frontend's macros. Everything is escaped."""

from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader, PrefixLoader

from bot.assets import Assets
from bot.helpline import words

FOLDER = Path(__file__).parent / "templates"


class Templates:
    """Renders pages by the name of their template."""

    def __init__(self, assets: Assets) -> None:
        macros = PackageLoader("govuk_frontend_jinja")
        self._environment = Environment(
            loader=ChoiceLoader([FileSystemLoader(FOLDER), PrefixLoader({"govuk_frontend_jinja": macros})]),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals.update(asset=assets.url, words=words)
        self._environment.filters.update(
            uk_time=words.uk_time,
            uk_day=words.uk_day,
            duration=words.duration,
            plain=words.plain,
            said_day=words.said_day,
            telephone=words.telephone,
            window=words.window_words,
        )

    def render(self, name: str, **values: Any) -> str:
        """One page as HTML."""
        return self._environment.get_template(name).render(**values)
