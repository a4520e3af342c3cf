"""What counts as a yes to passing something on."""

import re

YES = re.compile(
    r"\b(?:yes+|yeah|yep|yea|yup|aye|ok|okay|okey|sure|fine|agreed?|consent|please do|go on|go ahead|carry on|pass it on|send it"
    r"|all right|alright|i do|go for it|of course|definitely|absolutely|correct|do it)\b",
    re.IGNORECASE,
)
ALLOWED = re.compile(
    r"yes+|x+|(?:yeah yep yea yup aye ok okay okey sure fine agree agreed consent please pls plz do go on ahead carry pass it send all right"
    r" alright i for of course definitely absolutely correct i'm im am you u can may that that's thats it's its this is are good great happy"
    r" with to then so just lovely perfect cool thanks thank ta cheers very much me mate love)".replace(
        " ", "|"
    ),
    re.IGNORECASE,
)
"""Words beside which a yes stays a plain yes."""
ASKS = re.compile(r"\?|^\W*(?:is|are|can|may|do (?:i|you|u))\b", re.IGNORECASE)
BUTTON = "/affirm"


def agrees(text: str) -> bool:
    """Whether a message is a yes and nothing else of weight. "ok, but ..." and "ok i have to go" are none."""
    plain = text.replace("’", "'").strip()
    if plain == BUTTON:
        return True
    words = re.findall(r"[^\W_]+(?:'[^\W_]+)?", plain)
    return (
        bool(YES.search(plain)) and all(ALLOWED.fullmatch(word) for word in words) and not ASKS.search(plain)
    )
