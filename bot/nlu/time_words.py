"""The words by which people say since when, how long and when."""

WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|weds?|thurs?|fri|sat|sun)"
MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
)
_FEAST = r"(?:christmas|xmas|boxing day|new year'?s?|easter|hallowe'?en|bonfire night|valentine'?s)"
_SEASON = r"(?:summer|spring|autumn|winter)"
_PART = r"(?:(?:the )?(?:start|beginning|middle|end) of (?:the |this |last )?|(?:the )?(?:last|this|early|late|mid)[ -]|the )?"
_YEAR = r"(?:19|20)\d\d"
_DATE = (
    rf"(?P<date>{_PART}(?:{MONTH}|{WEEKDAY}|{_FEAST}|{_SEASON}|year|month|week|yesterday|{_YEAR})"
    rf"(?:\s+(?:{_YEAR}|last year|this year))?)\b"
)
_ROUGHLY = r"(?:(?:about|around|like|roughly|maybe|probably|say|at least|as early as|back in|sometime in|approx)\s+){0,4}"
_ABOUT = (
    r"(?:(?:about|around|(?:just |well |a bit )?(?:over|under)|nearly|almost|at least|maybe|roughly|approx\w*|probably|like|only"
    r"|just|more than|less than|getting on for|coming up (?:to|for)|(?<!been )going on(?: for)?|(?:the |a )?best part of|the (?:last|past)"
    r"|or)\s+){0,4}"
)
_AMOUNT = (
    r"(?P<number>\d{1,2}|a good (?:few|couple)(?: of)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|fifteen|eighteen|twenty|thirty|a couple(?: of)?|couple(?: of)?|a few|few|several|many|loads of)"
    r"(?:\s*(?:-|or|to)\s*(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten))?"
)
_UNIT = r"(?P<unit>days?|weeks?|wks?|months?|mnths?|mths?|years?|yrs?)"
_NOT_A_SPAN = (
    r"(?!\s+(?:ago|old|later|after|before|early|late|older|younger|pregnant|together|in (?:prison|jail)|inside|left|notice|off|away)\b"
    r"|'s?\s+\w|\s+since (?!it\b|this\b))"
)
"""What makes a duration something else: "3 months ago", "3 months old", "a year since we split"."""
_DURATION = rf"{_ABOUT}(?:{_AMOUNT}\s*)?(?:{_UNIT}\b(?:\s+(?:or (?:so|two|more)|and a half|ish)\b|\s*ish\b)?|ages\b){_NOT_A_SPAN}"
_MORE = r"(?:\s+(?:now|already|on and off|off and on|straight)\b)?"

SINCE_DATE = rf"\b(?P<said>(?:ever )?since\s+{_ROUGHLY}{_DATE})"
_STOP = r"(?:and|but|so|then|because|cos|coz|which|like|as|he|he's|hes|she|she's|shes|they|they've|it|it's|its|i|i've|ive|we|there)\b"
_EVENT = rf"(?:\s+(?!{_STOP})[\w'’-]+)"
_PRESENT = r"(?:won'?t|can'?t|cannot|will|can|could|would|might|may|do|does|do(?:es)?n'?t|is|isn'?t|are|am|keeps?|never|always|know|knows|want|wants|need|have no)\b"
_NO_EVENT = r"(?:then|when|it|its|it's|you|you're|there|nothing|no|nobody|im|i'm|he's|she's|hes|shes|that|about|like|around)\b"
SINCE_EVENT = (
    rf"\b(?P<said>(?:ever )?since\s+(?:(?:we|i|he|she|they)\s+(?!{_PRESENT})[\w'’-]+{_EVENT}{{0,6}}"
    rf"|(?:the|my|our|his|her|their|a)\s+(?!{_STOP})[\w'’-]+{_EVENT}{{0,4}}"
    rf"|it (?:all )?(?:started|began)"
    rf"|(?!{_NO_EVENT}|{_STOP}|(?:the|my|our|his|her|their|a)\b|\d)[a-z][\w'’-]*{_EVENT}{{0,4}}))"
)
"""Since something that happened. "Since he won't stop" gives a reason and is none."""
SPAN_SINCE = (
    rf"\b(?P<said>{_ABOUT}{_AMOUNT}\s*{_UNIT}\s+(?:ago\s+)?since\s+(?!it\b|this\b)"
    rf"(?![^.,;!?\n]*\b(?:last|heard|saw|seen|spoke\w*|contact\w*|stopped|rang|texted|messaged)\b)"
    rf"[\w'’-]+{_EVENT}{{0,6}})"
)
"""How long ago it was that something happened: "about 8 months since the divorce". Not the length of a quiet time."""
STARTED = (
    r"(?<!\bi )(?<!\bwe )(?<!ve )\b(?P<said>(?:(?:(?:it|this|that|all) ){0,2}(?:first |really )?(?:started|began|kicked off)|(?:the )?(?:very )?first (?:one|time|call|text|message"
    r"|letter|note|parcel|visit|contact)(?: (?:he|she|they) \w+(?: (?:me|it))?)?(?: was|'s| came| happened| must have been))\s+"
    rf"(?:{_ROUGHLY}(?:(?:in|on|at)\s+)?{_ROUGHLY}{_DATE}"
    rf"|(?:just |soon |right |straight )?(?:when|after)\s+(?:(?:i|we|he|she|they)\s+)?(?!{_STOP})[\w'’-]+{_EVENT}{{0,7}}))"
)
DATE_INSIDE = rf"\b(?:in|on|last|at|around|about|back in)\s+(?:the\s+)?{_DATE}"
DATE_NEXT = rf"\W*(?:(?:so|like|about|around|that was|in|at|i think|maybe|which was)\W+){{0,4}}{_DATE}(?!\s+(?:be|have|he|she|they|i)\b)"
"""A date right behind an event: "since freshers so like september"."""

_BACK = r"(?:^|(?<=[.!;,\n]))\s*"
_FILLER = (
    r"(?:(?:um+|er+m*|well|yeah|yes|oh|so|tbh|honestly|i'?d say|i (?:think|guess|reckon|dunno|suppose)|idk|dunno|prob(?:ably)?|maybe"
    r"|it'?s|it has|it must be|must be|been|happening|going on|has been|like i said|as i said|for|this has|erm)\b\W{0,5}){0,8}"
)
_TRAIL = (
    r"(?:\s+(?:now|i (?:think|guess|suppose|reckon)|tbh|like i said|as i said|maybe|probably|at least|really|in total|like this"
    r"|so far|maybe (?:longer|more)|or longer|of it|of this|if not more|on and off|off and on)){0,4}"
)
_FRONT = (
    r"(?=\s*$|\s*[.,;!?\n)+]|\s+-|\s+since\b|\s+(?:and|but) (?:it|its|it's|getting|counting)\b"
    r"|\s+(?:it|he|she|they)(?:'?s|'?ve| has| have) been\b)"
)
BARE_DURATION = rf"{_BACK}{_FILLER}(?P<said>(?:on and off (?:for )?)?{_DURATION}{_MORE}){_TRAIL}{_FRONT}"
"""A duration that stands by itself, as an answer does."""
TOLD_DURATION: tuple[str, ...] = (
    rf"\b(?P<said>(?:on and off |off and on )?for\s+{_DURATION}{_MORE})",
    rf"\b(?:it|this|that)(?:'?s| has)?\s+been\s+(?:(?:going on|happening|like this)\s+)?(?P<said>(?:on and off )?(?:for )?{_DURATION}{_MORE})",
    rf"(?<!every )(?<!each )(?<!most )\b(?P<said>{_DURATION}\s+(?:now|straight|running|like this|of (?:this|it)|already|and counting|on and off))\b",
    rf"\bbeen (?:at it|\w+ing)\b[^.,;!?\n]{{0,40}}?\s(?P<said>{_DURATION}{_MORE}){_TRAIL}{_FRONT}",
    rf"\b(?P<said>since {_ABOUT}{_AMOUNT}\s+{_UNIT}(?:\s+ago)?)\b",
    rf"(?<!\bi )(?<!\bwe )\b(?P<said>(?:(?:it|this|that|all) ){{0,2}}(?:started|began)\s+{_ABOUT}{_AMOUNT}\s+{_UNIT}\s+ago)\b",
    rf"\b(?P<said>{_ABOUT}{_AMOUNT}\s+{_UNIT}\s+ago)(?=\s+(?:it|this|that)(?: all)? (?:started|began)\b)",
    rf"\b(?:over|in|during) (?P<said>the (?:last|past) {_DURATION})",
)
AGO_ALONE = rf"^\W*{_FILLER}(?P<said>{_ABOUT}{_AMOUNT}\s+{_UNIT}\s+ago)\W*$"
OTHER_STATE = (
    r"\b(?:together|married|with (?:him|her|them|each other)|known|(?:know|knew) (?:him|her|them|each other)|split|separated|divorced"
    r"|engaged|dated|dating|going out|(?:seeing|saw) (?:him|her|them|each other|someone|somebody)|lived"
    r"|living (?:here|there|with|next|in|on)|worked|working (?:with|for|here|there)|prison|jail|(?:is|was|be|been|went) away"
    r"|holiday|(?:been|were|was) (?:friends|neighbours|mates|single|pregnant|here|there)|broken? up|stay(?:ed|ing) (?:at|with|in)|sober"
    r"|n'?t (?:seen|heard|spoken|talked)|not (?:seen|heard|spoken)|(?:is|was|are|am|'?m|been|signed) off|will|'ll|gonna)\b[^.!?,;\n]*$"
    r"|\b(?:she|he|baby|kid|son|daughter)(?:'?s| is) (?:only )?$"
)
"""Words before a duration that make it the length of something other than the stalking."""
OTHER_EVENT = (
    r"\b(?:died|passed(?: away)?|divorced|married|split(?: up)?|separated|broke up|moved(?: \w+){0,2}|left (?:him|her|me)|ended it|retired|(?:was|were) born"
    r"|met (?:him|her)|finished with (?:him|her))(?: (?:about|around|back|like|in|on))*\s*$"
)
"""Words before a time that make it that of something else: "my husband died two years ago"."""
WHEN: tuple[str, ...] = (
    rf"\b(?:on )?(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {MONTH}(?: \d{{4}})?\b|\b\d{{1,2}}[/.]\d{{1,2}}(?:[/.]\d{{2,4}})?\b",
    r"\b(?:last|the other) (?:night|week|weekend|month|year|day|nite|evening)\b",
    r"\b(?:yesterday|yday|today|tonight|earlier|this (?:morning|afternoon|evening|week|weekend))\b",
    rf"\b(?:on|last|this|in) (?:{WEEKDAY}|{MONTH})\b",
    rf"\b{_AMOUNT}\s+(?:hours?|days?|weeks?|months?|years?)\s+ago\b",
    r"\b(?:an?|the) (?:hour|day|week|month|year) ago\b",
)
ENDED: tuple[str, ...] = (
    rf"\b(?:it |this |that |they |he |she |the \w+ )?(?:has |have |all |finally )?(?:stopped|ended|went quiet|gone quiet|died down)\s+"
    rf"(?:(?:in|on|around|about|back in|since|after|by)\s+)?(?P<date>(?:last |early |late )?(?:{MONTH}|{WEEKDAY}|christmas|easter"
    r"|week|month|year|summer|spring|autumn|winter|yesterday|\d{4})(?:\s+\d{4})?|\w+ (?:days?|weeks?|months?|years?) ago)\b",
    r"\b(?:it |this |he |she |they )(?:has |have |'s |'ve )?(?:now )?stopped(?: now)?(?=[.!,]|$)",
    r"\b(?:nothing|not heard (?:anything|from (?:him|her|them))|(?:it )?(?:hasn'?t|has not) happened|no (?:contact|more))\s+(?:again )?"
    r"(?:since|for)\b(?: (?!and\b|but\b|then\b)[\w']+){1,5}",
)
"""Since when it has been quiet."""
