"""The call plan: what a worker does step by step. Its first words give nothing away. Pure."""

from bot.case.types import Contact

ATTEMPTS = 3
"""Calls without an answer after which a lead looks at the case."""
NOT_GOOD = "“Sorry, I will try another time.”"


def first_words(contact: Contact) -> str:
    """The only words to say or write before it is certain who is there."""
    if contact.words:
        return f"“{contact.words}”"
    if contact.name:
        return f"“Hello, is {contact.name} there?”"
    return "“Hello, is this a good time?”"


def voicemail_words(contact: Contact) -> str:
    """The only words to leave on a voicemail."""
    return f"“{contact.words}”" if contact.words else "“Hello, I will try again another time.”"


def asked_for(contact: Contact) -> str:
    """Whom to ask for."""
    return f"Ask for {contact.name}." if contact.name else "Ask for nobody by name: no name was given."


def call_plan(contact: Contact) -> tuple[str, ...]:
    """The steps of one attempt."""
    return _text_plan(contact) if contact.way == "text" else _phone_plan(contact)


def _phone_plan(contact: Contact) -> tuple[str, ...]:
    return (
        "Look at the safe times. Outside them, do not call. Withhold the number that you call from.",
        f"{asked_for(contact)} Say only {first_words(contact)}. Do not name the helpline, the charity or"
        " stalking to anybody else, and do not say why you call.",
        f"If somebody else answers, or you are not sure who it is: say only {first_words(contact)}, nothing"
        f" more. Whatever they ask: {NOT_GOOD} Hang up and record “Somebody else answered”.",
        "When the person answers: ask “Can you talk now? Please say only yes or no.”"
        f" If it is no, or something sounds wrong: {NOT_GOOD} Hang up and record “It was not safe to talk”.",
        "Only after a clear yes: say who you are. Ask first whether they are safe where they are;"
        " in danger now, they call 999.",
        "If nobody answers: " + _voicemail(contact),
        f"Record the attempt. After {ATTEMPTS} calls without an answer a lead looks at the case.",
    )


def _text_plan(contact: Contact) -> tuple[str, ...]:
    return (
        "Send a text message only. Do not ring, and leave no voicemail.",
        "Look at the safe times. Outside them, send nothing: somebody else may read the screen.",
        f"{asked_for(contact)} Write only {first_words(contact)}. Do not name the helpline, the charity or"
        " stalking, and do not say why you write.",
        "When there is an answer: do not take it that the person wrote it. Ask “Can you talk now? Please"
        " answer only yes or no.” Agree on a way to talk before you say who you are.",
        f"If the answer sounds like somebody else: {NOT_GOOD} Record “Somebody else answered”.",
        f"Record the attempt. After {ATTEMPTS} messages without an answer a lead looks at the case.",
    )


def _voicemail(contact: Contact) -> str:
    if contact.voicemail:
        return f"a voicemail may be left. Say only {voicemail_words(contact)}, then hang up."
    return "leave NO voicemail. Hang up before the tone."
