"""Plain words that a person uses to end a chat or to turn down a call back."""

import re

_LEAD = (
    r"(?:(?:ok(?:ay)?|right|alright|anyway|well|so|no|but|and|um+|er+|look|thanks?|thank you|cheers|ta|much|very"
    r"|for (?:your|the|all your) (?:help|time)|for (?:that|this|everything|listening)|that'?s (?:all|it|enough)|for now|really|i think|guess|then)\W+){0,8}"
)
_END = (
    r"(?:\W+(?:now|then|for now|so|soon|ok(?:ay)?|sorry|thanks?|thank you|cheers|ta|bye+|mate|love|actually|please|today|tonight|quick(?:ly)?"
    r"|for (?:your|the) (?:help|time)|x+)){0,5}\W*"
)
_GOING = (
    r"(?:(?:i'?m|i am) (?:just )?(?:going to|gonna|gunna|about to) (?:have to |need to )?(?:go|get off|log off|run|dash|stop here|leave it there|leave it here|leave it)"
    r"|(?:i'?m|i am) (?:off|going)"
    r"|(?:i )?(?:have|need|got|have got|'ve got|ve got|had better|better|must|should|should probably|will) (?:to )?(?:go|be off|get off|log off|run|dash|scoot|leave it there|leave it here)"
    r"|(?:i )?(?:gotta|gottae|i'?ll|i'?d better|i'?d best|best) (?:go|be off|get off|run|dash|leave it there|leave it here|leave it)"
    r"|(?:i'?ve|ive) got to (?:go|run|dash)"
    r"|(?:good)?bye(?: bye)?|good ?night|see (?:ya|you)|cheerio|ta ?ra|cya|speak (?:soon|later)|talk (?:soon|later))"
)
LEAVES = re.compile(rf"^\W*{_LEAD}{_GOING}{_END}$", re.IGNORECASE)

REFUSES_CALL = re.compile(
    r"\b(?:do not|don'?t|dont|didn'?t|didnt|never|not) (?:really |actually |even )?(?:want(?:ed)?|need(?:ed)?|like|ask(?:ed)?|asking)"
    r" (?:for )?(?:a |the |any |that |your |to be )?(?:call[- ]?backs?|phone call|call|called(?: back)?|rung|phoned)\b(?! (?:from|by|off))"
    r"|\b(?:do not|don'?t|dont) (?:really )?(?:want|need) (?:anyone|anybody|someone|somebody|them|you|the helpline) to (?:call|ring|phone)(?: me)?\b"
    r"|\bno (?:call[- ]?backs?|phone calls?)\b",
    re.IGNORECASE,
)


def takes_leave(text: str) -> bool:
    """Whether a message does no more than end the chat: "ok thanks, i'm going to go now"."""
    return bool(LEAVES.search(text.replace("’", "'").strip()))


def refuses_call(text: str) -> bool:
    """Whether somebody says that they want no call back, rather than taking one back."""
    return bool(REFUSES_CALL.search(text.replace("’", "'")))
