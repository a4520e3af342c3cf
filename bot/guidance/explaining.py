"""What the account amounts to, in plain words, and who can help with it."""

from collections.abc import Collection

from bot.account import Account, Incident, Pattern, pattern
from bot.account.pattern import serious
from bot.guidance.help_lists import WATCHED, help_lines
from bot.guidance.organisations import is_child
from bot.guidance.speaker import Speaker, feelings, joined
from bot.guidance.tips import next_tips, said, serious_told

EVERYONE = "everyone_follows"
"""The circumstance in which nothing is claimed and nothing dismissed."""
NEWS_PASSED = 3
"""Questions asked since something grave was told, before facts about stalking in general are said."""
LISTED = 6
"""The most acts that one list names; the summary names all."""


def incident_names(speaker: Speaker, incidents: tuple[Incident, ...]) -> list[str]:
    """The acts of incidents in plain words, each once."""
    names = [
        speaker.behaviour_name(mention.behaviour) for incident in incidents for mention in incident.mentions
    ]
    return list(dict.fromkeys(names))


def explain_pattern(
    speaker: Speaker,
    account: Account,
    grown: bool = False,
    listed: Collection[str] = (),
    news: bool = False,
) -> None:
    """What the account amounts to, each level explained in full once, with who can help.

    `grown`: whether this turn told of something new; `listed`: the behaviours that this reply has named already;
    `news`: whether it has spoken of something new in the person's life.
    """
    explained = speaker.progress.explained
    amount = pattern(account)
    if EVERYONE in account.circumstances:
        _explain_everyone(speaker, account)
    elif amount is Pattern.single:
        _explain_single(speaker, account)
    elif amount is Pattern.series:
        if speaker.explain("series"):
            _explain_series(speaker, account, listed)
    elif amount is Pattern.stalking:
        if speaker.explain("stalking"):
            _explain_stalking(speaker, account, listed)
        elif grown:
            speaker.say_text(speaker.line("stalking_grows"))
    if {"series", "stalking"} & set(explained) and speaker.progress.explained == explained:
        _say_more(speaker, account, news)


def _explain_everyone(speaker: Speaker, account: Account) -> None:
    """Neither confirmed nor dismissed, with who can help."""
    if pattern(account) is not Pattern.nothing and speaker.explain("everyone_series"):
        speaker.explain("series")
        names = joined(incident_names(speaker, account.told())[:LISTED])
        speaker.say_text(speaker.line("everyone_series", names=names))
        help_lines(speaker, account)


def _explain_single(speaker: Speaker, account: Account) -> None:
    """One incident, which may be serious by itself."""
    if speaker.explain("single"):
        grave = serious_told(speaker.progress)
        speaker.say_text(speaker.line("single_after_serious" if grave else "single"))
        if grave:
            help_lines(speaker, account)


def _explain_series(speaker: Speaker, account: Account, listed: Collection[str]) -> None:
    told = incident_names(speaker, account.told())[:LISTED]
    one = "" if len(told) > 1 else "_one"
    names = "" if _all_listed(account, listed) else speaker.line(f"told_names{one}", names=joined(told))
    start = f"{names} {_small(speaker, account, len(told))}".strip()
    speaker.say_text(speaker.line(f"series{one}", start=start))
    help_lines(speaker, account)


def _explain_stalking(speaker: Speaker, account: Account, listed: Collection[str]) -> None:
    speaker.explain("series")
    names = joined(incident_names(speaker, account.told())[:LISTED])
    here = _all_listed(account, listed)
    told = speaker.line("told_here") if here else speaker.line("told_names_stalking", names=names)
    felt = feelings(account.effects)
    speaker.say_text(speaker.line("stalking", told=told, feelings=felt, going_on=_going_on(speaker, account)))
    help_lines(speaker, account)


def _all_listed(account: Account, listed: Collection[str]) -> bool:
    """Whether this reply has named all acts, so that they need not be named again."""
    return set(listed) >= {mention.behaviour for mention in account.mentions()}


def _small(speaker: Speaker, account: Account, told: int) -> str:
    """That each act of a series may look small; nothing is called small where something grave was told."""
    if serious(account, speaker.knowledge):
        return speaker.line("series_grave")
    return speaker.line("series_small" if told > 1 else "series_one_small")


def _say_more(speaker: Speaker, account: Account, news: bool) -> None:
    """What need not stand in the first long answer: more about stalking, and one thing that can be done tonight.

    Never straight after something new in the person's life, nor soon after something grave.
    """
    soon = serious_told(speaker.progress) and len(speaker.progress.asked) < NEWS_PASSED
    if news or soon or WATCHED in account.circumstances or EVERYONE in account.circumstances:
        return
    if speaker.explain("about_stalking"):
        if is_child(account):
            speaker.say_text(speaker.line("about_stalking_child"))
        else:
            speaker.say_text(speaker.line("about_stalking"), speaker.line("not_alone"))
        _one_for_tonight(speaker, account)


def _one_for_tonight(speaker: Speaker, account: Account) -> None:
    """One thing that can be done tonight, unasked, once."""
    tips = [tip for tip in next_tips(account, speaker.knowledge, speaker.progress.tips) if tip.tonight]
    if tips and not account.ended_text and speaker.explain("one_for_tonight"):
        speaker.note(tips=(*speaker.progress.tips, tips[0].id))
        speaker.say_text(speaker.line("one_for_tonight", tip=said(tips[0])))


def _going_on(speaker: Speaker, account: Account) -> str:
    return speaker.line("went_on" if account.ended_text else "going_on")
