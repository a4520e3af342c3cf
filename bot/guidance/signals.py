"""What is said at once when somebody is in danger, thinks of suicide, is a child, or is the one doing it."""

from bot.account import Account, Signal
from bot.guidance.organisations import line_of
from bot.guidance.speaker import Speaker, bullets
from bot.knowledge.types import Nation, Need


def answer_danger(speaker: Speaker) -> None:
    """999 and how to ring it in silence, first of all; then what to do."""
    first = len(speaker.messages)
    speaker.say_text(speaker.line("danger_now"))
    speaker.say("danger_now_steps")
    speaker.mark_urgent(first)
    speaker.note(question=None, misses=0, in_danger=True)


def answer_suicide(speaker: Speaker, account: Account) -> None:
    """People who listen day and night. No question follows by itself."""
    names = ["samaritans", "shout"]
    if account.nation is Nation.northern_ireland:
        names.insert(0, "lifeline_ni")
    if account.age is not None and account.age < 19:
        names.insert(0, "childline")
    first = len(speaker.messages)
    speaker.say_text(speaker.line("suicide", list=_lines(speaker, names)))
    speaker.mark_urgent(first)
    speaker.note(question=None, misses=0, paused=True)


def answer_under_18(speaker: Speaker) -> None:
    """Childline and a trusted grown-up."""
    if speaker.explain("under_18"):
        speaker.say_text(speaker.line("under_18", list=_lines(speaker, ["childline"])))


def answer_own_behaviour(speaker: Speaker) -> None:
    """Plain words and the Respect Phoneline; no advice for victims."""
    speaker.say_text(speaker.line("own_behaviour", list=_own_lines(speaker)))
    speaker.note(question=None, misses=0)


def say_own_more(speaker: Speaker) -> None:
    """To a victim's question from somebody who does it: their own help, and a way to put a wrong reading right."""
    speaker.say_text(speaker.line("own_more", list=_own_lines(speaker)))
    speaker.note(question=None, misses=0)


def _own_lines(speaker: Speaker) -> str:
    names = [
        organisation.id
        for organisation in speaker.knowledge.organisations.values()
        if Need.own_behaviour in organisation.needs
    ]
    return _lines(speaker, [*names, "samaritans"])


def answer_signals(speaker: Speaker, account: Account, signals: tuple[Signal, ...]) -> None:
    """Every signal that is present is answered, the most urgent first."""
    if Signal.danger_now in signals:
        answer_danger(speaker)
    if Signal.suicide in signals:
        answer_suicide(speaker, account)
    if Signal.under_18 in signals:
        answer_under_18(speaker)
    if Signal.own_behaviour in signals:
        answer_own_behaviour(speaker)


def _lines(speaker: Speaker, names: list[str]) -> str:
    known = speaker.knowledge.organisations
    return bullets(line_of(known[name], speaker.setting.now) for name in names if name in known)
