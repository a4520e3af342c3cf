"""What the account amounts to, in plain words, and who can help with it."""

from bot.account import Account, Incident, Pattern, pattern
from bot.guidance.organisations import AT_MOST, fitting, short_line_of
from bot.guidance.speaker import Speaker, bullets, feelings, joined
from bot.guidance.tips import next_tips, said, serious_told

EVERYONE = "everyone_follows"
"""The circumstance in which nothing is claimed and nothing dismissed."""
FIRST_NAMED = 2
"""The organisations that the first explanation names; more follow when more is told or asked."""
HELP_BEGINS = "Who can help"
WATCHED = "watched_device"
"""The circumstance in which answers are short."""
LISTED = 6
"""The most acts that one list names; the summary names all."""


def incident_names(speaker: Speaker, incidents: tuple[Incident, ...]) -> list[str]:
    """The acts of incidents in plain words, each once."""
    names = [
        speaker.behaviour_name(mention.behaviour) for incident in incidents for mention in incident.mentions
    ]
    return list(dict.fromkeys(names))


def explain_pattern(speaker: Speaker, account: Account, grown: bool = False) -> None:
    """What the account amounts to, each level explained in full once, with who can help.

    `grown`: whether this turn told of something new.
    """
    explained = speaker.progress.explained
    amount = pattern(account)
    told = incident_names(speaker, account.told())[:LISTED]
    names = joined(told)
    if EVERYONE in account.circumstances:
        if amount is not Pattern.nothing and speaker.explain("everyone_series"):
            speaker.explain("series")
            speaker.say_text(speaker.line("everyone_series", names=names))
            help_lines(speaker, account)
    elif amount is Pattern.single:
        if speaker.explain("single"):
            serious = serious_told(speaker.progress)
            speaker.say_text(speaker.line("single_after_serious" if serious else "single"))
            if serious:
                help_lines(speaker, account)
    elif amount is Pattern.series:
        if speaker.explain("series"):
            speaker.say_text(speaker.line("series" if len(told) > 1 else "series_one", names=names))
            help_lines(speaker, account, FIRST_NAMED)
    elif amount is Pattern.stalking:
        if speaker.explain("stalking"):
            speaker.explain("series")
            speaker.say_text(
                speaker.line(
                    "stalking",
                    names=names,
                    feelings=feelings(account.effects),
                    going_on=_going_on(speaker, account),
                )
            )
            help_lines(speaker, account, FIRST_NAMED)
        elif grown:
            speaker.say_text(speaker.line("stalking_grows"))
    if {"series", "stalking"} & set(explained) and speaker.progress.explained == explained:
        _say_more(speaker, account)


def _say_more(speaker: Speaker, account: Account) -> None:
    """What need not stand in the first long answer: more about stalking, and one thing that can be done tonight."""
    if WATCHED in account.circumstances or EVERYONE in account.circumstances:
        return
    if speaker.explain("about_stalking"):
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


def say_newly_fitting(speaker: Speaker, before: Account, account: Account) -> None:
    """Who else fits after this turn, once the first who can help were named."""
    helped = {"series", "stalking"} & set(speaker.progress.explained)
    if not helped or any(message.text.startswith(HELP_BEGINS) for message in speaker.messages):
        return
    known = {organisation.id for organisation in fitting(before, speaker.setting)}
    told_of = known | set(speaker.progress.helped)
    new = [one for one in fitting(account, speaker.setting) if one.id not in told_of]
    if new:
        speaker.note(helped=(*speaker.progress.helped, *(organisation.id for organisation in new)))
        listed = bullets(speaker.organisation_line(organisation) for organisation in new)
        speaker.say_text(speaker.line("help_also", list=listed))


def help_lines(speaker: Speaker, account: Account, limit: int = AT_MOST) -> None:
    """Who can help with what was told, and 999 and 101; a list that was given before is not read out again."""
    known = fitting(account, speaker.setting, limit)
    if all(organisation.id in speaker.progress.helped for organisation in known):
        speaker.say_text(speaker.line("help_again"))
    else:
        list_help(speaker, account, limit)


def list_help(speaker: Speaker, account: Account, limit: int = AT_MOST) -> None:
    """Who can help, each with number and hours; who was named before in short, and all in short on a watched device."""
    known = fitting(account, speaker.setting, limit)
    now = speaker.setting.now
    before = speaker.progress.helped
    short = WATCHED in account.circumstances
    listed = bullets(short_line_of(one, now) if short else speaker.organisation_line(one) for one in known)
    speaker.note(helped=tuple(dict.fromkeys((*before, *(organisation.id for organisation in known)))))
    speaker.say_text(speaker.line("help_now", list=listed))
