"""Answers that rest on what the person has told, not on the knowledge alone."""

from collections.abc import Callable

from bot.account import Account, Pattern, Signal, pattern
from bot.guidance.confirm import line_buttons, numbered_account
from bot.guidance.explaining import EVERYONE, LISTED, explain_pattern, incident_names
from bot.guidance.help_lists import WATCHED, help_lines, list_help, list_more
from bot.guidance.known_answers import answer_for, people_for, say_known
from bot.guidance.narrower import CRIMES, SLEEPING, crime_named
from bot.guidance.open_now import open_line
from bot.guidance.organisations import is_about_work, open_lines, short_line_of
from bot.guidance.sharing import who_said
from bot.guidance.speaker import Speaker, bullets, feelings, joined
from bot.guidance.tips import is_violent, next_tips, said, said_all
from bot.guidance.types import Message
from bot.knowledge.types import FormId, Need, Organisation

WRITTEN_WAYS = 4
"""Ways to get help in writing that one answer names."""
MOST_CRIMES = 1
"""Acts told that are named as crimes of their own beside stalking."""
POLICE_OFFENDER = "police_offender"
HOSPITAL = "A&E"


def _next(speaker: Speaker, account: Account) -> None:
    """The next step; where it is somebody from work, also what can be asked of work."""
    say_known(speaker, account, "ask_next")
    if is_about_work(account) and speaker.explain("options at work"):
        say_known(speaker, account, "ask_work")


def _going_out(speaker: Speaker, account: Account) -> None:
    """A warm word first; then what the account amounts to, since a feeling can be what it still lacked."""
    say_known(speaker, account, "ask_going_out")
    explain_pattern(speaker, account)


def _coping(speaker: Speaker, account: Account) -> None:
    say_known(speaker, account, "ask_coping")
    explain_pattern(speaker, account)


def _am_i_stalked(speaker: Speaker, account: Account) -> None:
    amount = pattern(account)
    names = joined(incident_names(speaker, account.told()))
    if EVERYONE in account.circumstances:
        speaker.say_text(speaker.line("stalked_everyone"))
        help_lines(speaker, account)
        return
    going_on = speaker.line("went_on" if account.ended_text else "going_on")
    felt = feelings(account.effects)
    speaker.say_text(speaker.line(f"stalked_{amount.value}", names=names, feelings=felt, going_on=going_on))
    if amount in (Pattern.series, Pattern.stalking):
        speaker.explain(amount.value)
        help_lines(speaker, account)


def _in_danger(speaker: Speaker, account: Account) -> None:
    """Where a serious act was told, that it is serious and who answers now; then that nobody can know, and the signs."""
    known = speaker.knowledge.behaviours
    serious = [m.behaviour for m in account.mentions() if m.behaviour in known and known[m.behaviour].serious]
    if serious:
        names = joined([speaker.behaviour_name(name) for name in dict.fromkeys(serious)])
        lines = open_lines(account, speaker.setting, people_for(speaker, account, "ask_in_danger"))
        listed = bullets(short_line_of(one, speaker.setting.now) for one in lines)
        speaker.say_text(speaker.line("danger_serious", names=names, list=listed))
        speaker.say_text(answer_for(speaker, account, "ask_in_danger").text)
        return
    say_known(speaker, account, "ask_in_danger")


def _doctor(speaker: Speaker, account: Account) -> None:
    """Yes, and where to go; in short where this reply has just said so because of what was told."""
    if any(HOSPITAL in message.text for message in speaker.messages):
        speaker.say_text(speaker.line("doctor_yes"))
        return
    say_known(speaker, account, "ask_doctor")


def _is_it_crime(speaker: Speaker, account: Account) -> None:
    """The act that is named; else stalking itself, and with it the acts told that are crimes by themselves."""
    named = crime_named(speaker.words)
    if named:
        say_known(speaker, account, named)
        return
    say_known(speaker, account, "ask_is_it_crime")
    told = {mention.form for mention in account.mentions()}
    acts = [name for name, form, _ in CRIMES if form in told and name not in speaker.answers]
    for name in acts[:MOST_CRIMES]:
        say_known(speaker, account, name, most=0)


def _overreacting(speaker: Speaker, account: Account) -> None:
    """What was told first: it is not nothing."""
    names = incident_names(speaker, account.told())
    if names and EVERYONE not in account.circumstances and speaker.explain("not overreacting"):
        speaker.say_text(speaker.line("not_overreacting", names=joined(names[:LISTED])))
    say_known(speaker, account, "ask_overreacting")


def _sleep_panic(speaker: Speaker, account: Account) -> None:
    """After a threat or violence, somebody who fears to sleep hears first how to be safer tonight."""
    threat = any(mention.form is FormId.threats for mention in account.mentions())
    grave = threat or is_violent(account, speaker.knowledge)
    if not (grave and SLEEPING.search(speaker.words)):
        say_known(speaker, account, "ask_sleep_panic")
        return
    line = speaker.line("open_now", line=open_line(speaker, account))
    speaker.say_text(said(speaker.knowledge.tips["urgent_night"]), line)
    say_known(speaker, account, "ask_sleep_afraid")


def _how_found(speaker: Speaker, account: Account) -> None:
    """The common ways; where the person works for the police, also what they may have looked up there."""
    say_known(speaker, account, "ask_how_found")
    if POLICE_OFFENDER in account.circumstances and speaker.explain("police computer"):
        say_known(speaker, account, "ask_police_stalker")


def _text_instead(speaker: Speaker, account: Account) -> None:
    """Who can be reached in writing and how; Shout first where despair was told."""
    people = people_for(speaker, account, "ask_text_instead", None)
    if Signal.suicide in account.signals:
        people.sort(key=lambda one: one.id != "shout")
    listed = [_written_way(one) for one in people[:WRITTEN_WAYS]]
    speaker.say_text(answer_for(speaker, account, "ask_text_instead").text, bullets(listed))


def _written_way(organisation: Organisation) -> str:
    """Name, the number to text or the address, and the ways in writing."""
    if organisation.text:
        word = f"{organisation.text_word} to " if organisation.text_word else ""
        reach = f"text {word}{organisation.text}"
    else:
        reach = str(organisation.url)
    for_whom = f" (for {organisation.for_whom})" if Need.young in organisation.needs[:1] else ""
    return f"{organisation.name}{for_whom}: {reach}. {organisation.quiet or ''}".strip()


def _wrong(speaker: Speaker, account: Account) -> None:
    """Sorry, what was understood so far, and the commonest questions to pick from; nothing else is asked."""
    names = incident_names(speaker, account.told())
    heard = speaker.line("wrong_heard", names=joined(names)) if names else speaker.line("wrong_nothing")
    apology = answer_for(speaker, account, "ask_wrong").text
    text = "\n\n".join((f"{apology} {heard}", speaker.line("wrong_again")))
    speaker.messages.append(Message(text=text, buttons=speaker.buttons("wrong_again")))
    speaker.note(question=None, pending=None)


def _tips(speaker: Speaker, account: Account) -> None:
    """The next tips; before the first that the person doing it would notice comes planning."""
    tips = next_tips(account, speaker.knowledge, speaker.progress.tips)
    if not tips:
        speaker.say_text(speaker.line("no_more_tips"))
        return
    speaker.note(tips=(*speaker.progress.tips, *(tip.id for tip in tips)))
    if WATCHED in account.circumstances:
        speaker.say_text(speaker.line("watched_first"))
    plan = any(tip.noticed for tip in tips) and speaker.explain("plan_first")
    first = speaker.line("plan_first") if plan else ""
    speaker.say_text(first, speaker.line("tips", list=bullets(said_all(tips))))


def _tonight(speaker: Speaker, account: Account) -> None:
    say_known(speaker, account, "ask_tonight")
    tips = [tip for tip in next_tips(account, speaker.knowledge, speaker.progress.tips) if tip.tonight]
    if tips and account.told():
        speaker.note(tips=(*speaker.progress.tips, tips[0].id))
        speaker.say_text(said(tips[0]))


def _who_helps(speaker: Speaker, account: Account) -> None:
    list_more(speaker, account)


def _helpline(speaker: Speaker, account: Account) -> None:
    list_help(speaker, account, hours=True)


def summary(speaker: Speaker, account: Account) -> None:
    """All that the person told, in their own words."""
    if not account.told():
        speaker.say_text(speaker.line("summary_empty"))
        return
    more = []
    if account.since_text:
        more.append(speaker.line("summary_since", since=account.since_text))
    if account.is_fearful():
        more.append(speaker.line("summary_feelings", feelings=feelings(account.effects)))
    if account.ended_text:
        more.append(speaker.line("summary_ended", ended=account.ended_text))
    if account.nation:
        name = account.nation.value.replace("_", " ").title()
        more.append(speaker.line("summary_nation", nation=name))
    if account.who:
        more.append(speaker.line("summary_who", who=who_said(account)))
    listed = speaker.line("summary", list=numbered_account(speaker, account))
    text = "\n\n".join(part for part in (listed, " ".join(more), speaker.line("summary_change")) if part)
    speaker.messages.append(Message(text=text, buttons=line_buttons(speaker, account)))


FROM_ACCOUNT: dict[str, Callable[[Speaker, Account], None]] = {
    "ask_am_i_stalked": _am_i_stalked,
    "ask_coping": _coping,
    "ask_doctor": _doctor,
    "ask_going_out": _going_out,
    "ask_helpline": _helpline,
    "ask_how_found": _how_found,
    "ask_in_danger": _in_danger,
    "ask_is_it_crime": _is_it_crime,
    "ask_next": _next,
    "ask_overreacting": _overreacting,
    "ask_sleep_panic": _sleep_panic,
    "ask_summary": summary,
    "ask_text_instead": _text_instead,
    "ask_tips": _tips,
    "ask_tonight": _tonight,
    "ask_who_helps": _who_helps,
    "ask_wrong": _wrong,
}
"""Questions that are answered from what was told."""
