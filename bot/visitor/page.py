"""Renders the chat page's states. Knows nothing of HTTP."""

import re
import time
from pathlib import Path
from typing import Any, Optional

from jinja2 import (
    ChainableUndefined,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PackageLoader,
    PrefixLoader,
)
from markupsafe import Markup

from bot.assets import charity_style, load_assets
from bot.charity import Charity
from bot.guidance import Setting, opening_messages
from bot.store.conversations import StoredTurn
from bot.visitor import diary
from bot.visitor.picture import Picture
from bot.visitor.prose import Prose
from bot.visitor.service import dictionaries
from bot.visitor.timeline import said, timeline_of

HERE = Path(__file__).parent
IDLE = 15 * 60
"""Seconds without a key press after which the page gives way to a neutral one."""
SCRIPTS = ("exit.mjs", "idle.mjs")
CHAT_SCRIPTS = (*SCRIPTS, "chat.mjs", "view.mjs")
CHAT_IMPORTS = ("line.mjs",)
PEOPLE = ("emergency_999", "national_stalking_helpline", "samaritans")
LANGUAGE = re.compile(r"^(?!en\b)[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")
NO_WORDS = "There were no words in your message. You can type what has happened, or ask a question."
Answers = list[dict[str, Any]]


class Page:
    """The page's templates, filled in."""

    def __init__(self, charity: Charity, setting: Setting) -> None:
        self._prose = Prose(setting.knowledge)
        self._opening = dictionaries(opening_messages(setting))
        self._titles = {
            button["payload"]: button["title"]
            for wording in setting.knowledge.wording.values()
            for button in wording.buttons
        }
        style = charity_style(charity) + (HERE / "static" / "chat.css").read_bytes()
        self.assets = load_assets(charity, HERE / "static", extra={"chat.css": style})
        self._templates = _environment(self._prose)
        self._templates.globals.update(
            charity=charity,
            assets=self.assets,
            icon=self._image("icon", charity.icon) or self.assets.url("icon.svg"),
            logo=self._image("logo", charity.logo),
            idle=IDLE,
            kept_for=_hours(charity.retention_hours),
            people=self._people(setting),
            no_words_text=NO_WORDS,
        )

    def _image(self, name: str, path: Optional[Path]) -> str:
        return self.assets.url(name + path.suffix.lower()) if path else ""

    def _people(self, setting: Setting) -> Markup:
        """999 and the silent 55, the helplines, Samaritans: on the page at load, for when the server is gone."""
        known = setting.knowledge.organisations
        names = dict.fromkeys((PEOPLE[0], setting.helpline, *PEOPLE[1:]))
        lines = []
        for organisation in (known[name] for name in names if name in known):
            number = organisation.phone or str(organisation.url or "")
            more = organisation.quiet if organisation.id == PEOPLE[0] else organisation.hours
            lines.append(f"• {organisation.name}: {number}. {more or ''}".rstrip())
        return self._prose.linked("\n".join(lines))

    def _render(self, template: str, **values: Any) -> str:
        return self._templates.get_template(template).render(at=int(time.time()), **values)

    def chat(
        self,
        key: str,
        transcript: list[StoredTurn],
        draft: str = "",
        trouble: Optional[Answers] = None,
        notice: str = "",
        empty: bool = False,
        number: Optional[int] = None,
    ) -> str:
        """The page of a conversation. `draft` stays in the box; `trouble` says what went wrong."""
        return self._render(
            "chat.html",
            scripts=CHAT_SCRIPTS,
            imported=CHAT_IMPORTS,
            skip=True,
            opening=self._opening,
            draft=draft,
            notice=notice,
            empty=empty,
            **self._turns(key, transcript, trouble, number, shown=0),
        )

    def reply(
        self,
        key: str,
        transcript: list[StoredTurn],
        shown: int,
        trouble: Optional[Answers] = None,
        number: Optional[int] = None,
    ) -> str:
        """What the page's script adds: the turns after number `shown`, quick replies, trouble."""
        return self._render("reply.html", **self._turns(key, transcript, trouble, number, shown))

    def _turns(
        self,
        key: str,
        transcript: list[StoredTurn],
        trouble: Optional[Answers],
        number: Optional[int],
        shown: int,
    ) -> dict[str, Any]:
        last = transcript[-1] if transcript else None
        answers = last.answers if last else self._opening
        return {
            "key": key,
            "number": number or len(transcript) + 1,
            "told": bool(transcript),
            "turns": [self._turn(turn, turn is last) for turn in transcript if turn.number > shown],
            "buttons": [button for answer in answers for button in answer.get("buttons") or []],
            "trouble": trouble or [],
        }

    def _turn(self, turn: StoredTurn, last: bool) -> dict[str, Any]:
        languages = (language(answer.get("lang")) for answer in turn.answers)
        return {
            "number": turn.number,
            "said": self._titles.get(turn.text, turn.text),
            "lang": next(filter(None, languages), ""),
            "answers": turn.answers,
            "urgent": last and any(answer.get("urgent") for answer in turn.answers),
        }

    def picture(self, key: str, picture: Picture) -> str:
        """What the person has told so far."""
        return self._render(
            "picture.html", scripts=SCRIPTS, key=key, picture=picture, timeline=timeline_of(picture)
        )

    def diary(self, key: str, picture: Picture) -> str:
        """The incident diary, to print."""
        return self._render(
            "diary.html", scripts=SCRIPTS, key=key, columns=diary.COLUMNS, rows=diary.rows_of(picture)
        )

    def diary_file(self, picture: Picture) -> str:
        """The incident diary as a file of its own, with nothing to load."""
        return self._render("diary-file.html", columns=diary.COLUMNS, rows=diary.rows_of(picture))

    def ask_call_back(self, key: str) -> str:
        """Whether to cancel the call-back together with the conversation."""
        return self._render("call-back.html", scripts=SCRIPTS, key=key)

    def closed(self) -> str:
        """The neutral page that the chat gives way to."""
        return self._render("closed.html")

    def failed(self, answers: Answers, key: str = "") -> str:
        """What is shown where no page can be made: what happened, 999, the helplines."""
        return self._render("failed.html", scripts=SCRIPTS, trouble=answers, key=key, told=False)

    def demo(self) -> str:
        """A charity's page with the chat on it."""
        return self._render("demo.html")

    def embedding_script(self, settings: dict[str, Any]) -> str:
        """The script that puts the button on the charity's site."""
        return self._render("embed.js", settings=settings)


def language(tag: Optional[str]) -> str:
    """A language tag other than English, "" for all else."""
    return tag if tag and LANGUAGE.match(tag) else ""


def _environment(prose: Prose) -> Environment:
    ours = FileSystemLoader(HERE / "templates")
    macros = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    environment = Environment(
        loader=ChoiceLoader([ours, macros]),
        autoescape=True,
        undefined=ChainableUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        linked=prose.linked,
        plain=prose.plain,
        inline=prose.inline,
        language=language,
        said=said,
        top=_to_the_top_window,
        first_up=lambda text: text[:1].upper() + text[1:],
    )
    return environment


def _to_the_top_window(button: Markup) -> Markup:
    """The exit button leads the whole window away, also from a frame and without scripts."""
    return button.replace(Markup('role="button"'), Markup('role="button" target="_top"'))


def _hours(hours: int) -> str:
    if hours == 1:
        return "one hour"
    return f"{hours // 24} days" if hours > 24 and hours % 24 == 0 else f"{hours} hours"
