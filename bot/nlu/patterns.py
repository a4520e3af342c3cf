"""The words by which the facts inside a message are told."""

NUMBER_WORDS = {
    **{
        word: number
        for number, word in enumerate(
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
            " sixteen seventeen eighteen nineteen twenty".split(),
            start=1,
        )
    },
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "a hundred": 100,
    "hundred": 100,
    "a": 1,
    "an": 1,
    "a couple of": 2,
    "couple of": 2,
    "a couple": 2,
    "a few": 3,
    "few": 3,
    "several": 3,
    "many": 3,
    "loads of": 5,
    "dozens of": 24,
    "hundreds of": 100,
}
_NUMBER = (
    r"(?P<number>\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty"
    r"|thirty|forty|fifty|a hundred|a couple(?: of)?|couple of|a few|several|many|loads of|dozens of"
    r"|hundreds of)"
)
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|weds?|thurs?|fri|sat|sun"
_MORE_OR_LESS = r"(?:\s*(?:or|to|-)\s*(?:\d{1,4}|two|three|four|five|six|seven|eight|nine|ten))?"
"""The second half of "3 or 4": the smaller number counts."""

FREQUENCY: tuple[tuple[str, str], ...] = (
    ("several", r"\bmore than (?:once|the once)\b|\bonce or twice\b|\bnot just once\b"),
    (
        "daily",
        r"\beveryday\b|\b(?:every|each)\s+(?:single\s+|other\s+)?(?:day|night|morning|mornin|evening|hour|time)\b|\bdaily\b"
        r"|\bday (?:and|after|in) (?:night|day|day out)\b|\b24[/ ]7\b|\bnon-?\s?stop\b|\bconstant(?:ly)?\b"
        r"|\ball (?:the time|time|day|night)\b|\bnightly\b|\bday in,? day out\b|\bmost (?:days|nights|mornings|evenings|afternoons)\b"
        r"|\b(?:once|twice|\w+(?: or \w+| to \w+)? times) (?:a|per|every) (?:day|night)\b",
    ),
    (
        "weekly",
        rf"\b(?:every|each)\s+(?:single\s+)?(?:week|weekend|{_WEEKDAY})s?\b|\bweekly\b"
        rf"|\bmost (?:weeks|weekends|{_WEEKDAY}s)\b"
        r"|\b(?:once|twice|\w+(?: or \w+| to \w+)? times) (?:a|per|every) week\b|\bevery (?:other|few|couple of) (?:days?|weeks?)\b",
    ),
    ("several", r"\b(?:once|twice|\w+(?: or \w+| to \w+)? times) (?:a|per|every) (?:month|year)\b"),
    ("count", rf"\b{_NUMBER}{_MORE_OR_LESS}\s+(?:separate |different |more )?(?:times|occasions)\b"),
    (
        "several",
        r"\btwice\b|\bagain and again\b|\bover and over\b|\btime and (?:time )?again\b|\brepeatedly\b"
        r"|\bkeep(?:s|ing)?\b(?! (?:a|the|my|it|safe|calm))|\bkept (?:on )?\w+ing\b"
        r"|\balways\b|\b(?:a )?lots? of times\b|\bloads\b|\bonce again\b|\bused to\b(?! (?:work|be|live|date|know|see|go (?:out|to)|love|like|have)\b)"
        r"|\bwon'?t (?:stop|leave me)|\bdoes(?:n'?t| not) stop\b|\bnever stops?\b|\bmultiple\b|\bmost \w+days\b",
    ),
    (
        "once",
        r"\b(?:just|only)\s+(?:the\s+|that\s+)?(?:once|one time|one)\b|\bone time\b|\bone[- ]off\b"
        r"|\bonce\b(?! (?:a|again|more|per|i|he|she|they|you|we|my|the)\b)|\bthe once\b|\ba single\b",
    ),
)
COUNTED = (
    rf"\b{_NUMBER}{_MORE_OR_LESS}\s+(?:\w+\s+)?(?:missed\s+)?(?:calls?|texts?|messages|msgs|emails|letters|notes|voicemails"
    r"|voice ?notes|parcels|packages|friend requests|dms|snaps|accounts|cards|bunches|whatsapps|numbers|profiles|e-?mails|hang[- ]?ups|bouquets|photos|pictures|videos|visits|incidents)\b"
)
DENIED_COUNT = r"\b(?:not|never|wasn'?t|isn'?t|weren'?t)\s+(?:(?:a|even|like|about)\s+)*$"
"""Words before a count that it is not: "not twice, five times"."""
COUNT_INSTEAD = (
    r"\b(?:not|wasn'?t|isn'?t)\s+(?:just |only )?(?:\d{1,3}|once|twice|two|three|four|five|six|seven|eight|nine|ten)(?: times)?[\s,]+(?:but |it was |it'?s |more like )+"
    rf"(?P<said>{_NUMBER}|twice)\b(?!\s*(?:times|days?|weeks?|months?|years?|hours?|am|pm))"
)
"""The right number behind a wrong one: "it wasn't five it was two"."""
PLURAL_ACTS = frozenset(
    "calls texts messages msgs emails letters notes voicemails parcels packages cards dms whatsapps snaps"
    " gifts presents deliveries threats".split()
)
OWN_TO_TELL = frozenset("get receive have find see".split())
"""What the writer does again and again and still tells of the other: "i've been getting calls"."""
STATIVE = frozenset(
    "be have do say think know want seem love like live need hate mean look feel own believe work hope"
    " remember understand deserve get belong matter claim see hear make let sound start keep"
    " scare scar frighten terrify worry upset bother mean".split()
)
OFFENDERS = (
    r"\b(?:both|all|two|three|four|2|3|4|several|more than one) of (?:them|'em)\b"
    r"|\b(?:two|three|2|3|several|different|a group of|a gang of|more than one) (?:different )?(?:men|women|people|lads|blokes|guys|girls|persons?)\b"
    r"|\b(?:him|her|he|she|my ex|them) (?:and|&) (?:his|her|their|a) (?:\w+ )?(?:mates?|friends?|brothers?|sisters?|mum|mam|dad|cousins?|new \w+"
    r"|girlfriend|boyfriend|wife|husband|family|son|daughter|partner)\b"
    r"|\bwith (?:his|her) (?:mates?|friends?|brothers?|sisters?|mum|mam|dad|cousins?|new girlfriend|new boyfriend|family)\b"
    r"|\b(?:his|her) (?:new girlfriend|new boyfriend|new wife|new partner|mate|friend|brother|sister|mum|mam|dad|cousin) (?:messages|texts|rings|calls|follows"
    r"|turned|came|keeps|shouts|threatened|told|sent)\b"
    r"|\b(?:his|her) (?:mates|friends|brothers|cousins|family|new girlfriend|new boyfriend|mum|mam) (?:are|is|have|has|keep|keeps|all|also|started)\b"
    r"|\b(?:another|a second|a different) (?:man|woman|bloke|guy|lad|person|one) (?:has|is|keeps|started|now|as well|too)\b"
    r"|\b(?:and|then) (?:his|her) (?:mates?|friends?|brothers?|sisters?|mum|mam|dad|cousins?|girlfriend|boyfriend) (?:once|twice|too|as well|did)\b"
)
WHERE: tuple[tuple[str, str], ...] = (
    (
        "home",
        r"\b(?:(?:at|outside|to|near|into|round|past|by|in front of|round at|opposite|watching) (?:my|our|the|me|mine)(?: \w+)? ?(?:house|home|flat|door|doorstep|gate"
        r"|garden|drive|driveway|window|windows|building|block|street|road|yard|close|estate|caravan|farm|bedsit)|my (?:house|home|flat|doorstep|garden|driveway)|at home|home address)\b",
    ),
    (
        "work",
        r"\b(?:at|to|outside|near|by|from|into|round|leaving) (?:my |the |our |me )?(?:work|workplace|office|shop|job|shift|ward|salon|surgery|site|depot|warehouse)\b|\bmy work(?:place)?\b",
    ),
    (
        "study",
        r"\b(?:at|to|outside|near|from|after|my|in) (?:my |the )?(?:school|college|uni|university|campus|halls|lectures?|library|class)\b",
    ),
    (
        "online",
        r"\b(?:online|on (?:insta(?:gram)?|facebook|fb|snap(?:chat)?|tiktok|twitter|x|whatsapp|linkedin|discord|twitch|reddit|messenger|social media|tinder|hinge|grindr|bumble|strava|venmo)"
        r"|instagram|facebook|snapchat|tiktok|twitter|whatsapp|linkedin|discord|twitch|by email|e-?mails?|dms?)\b",
    ),
    (
        "street",
        r"\b(?:in|on|down|along|across) (?:the|my|our) (?:street|road|bus|train|tram|tube|way|town cent(?:re|er)|high street|park|car park)\b|\bon my (?:way|walk|run|commute)\b|\bwalking (?:home|the dog|to)\b|\bbus stop\b",
    ),
    (
        "out",
        r"\b(?:at|outside|to|in) (?:the |my |our )?(?:gym|pub|supermarket|tesco|asda|aldi|lidl|church|mosque|temple|shops|caf[eé]|club|hospital|football|choir|match)\b",
    ),
)
_AGE_NUMBER = r"(?P<number>\d{1,3}|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
AGE = (
    rf"\b(?:i'?m|i am|im|me,|(?:fe)?male(?: aged)?|^aged|i'?m only|im only|i turned|i'?ve just turned)\s+(?:only |just |a |aged )?{_AGE_NUMBER}\b"
    r"(?!\s*(?:%|minutes?|mins?|hours?|days?|weeks?|months?|miles?|times|pounds?|stone|floors?|doors?|th|st|nd))"
)
TOLD_FOR = (
    r"\b(?:it'?s|its|this is|i meant|i mean) (?:actually |really |about |for |happening to )?my (?:daughter|son|friend|mate|sister|brother|mum|mam"
    r"|dad|niece|nephew|cousin|colleague|flatmate|girlfriend|boyfriend|wife|husband|partner)\b(?!'s)(?:[, ]+(?:this|it|that|who|not|and)\b|[.!]?$)"
    r"|\b(?:worried|scared|asking|here|writing|looking) (?:about|for|on behalf of) (?:my|a) (?:\w+ )?(?:daughter|son|friend|mate|sister|brother|mum|mam|dad"
    r"|niece|nephew|cousin|colleague|flatmate|student|pupil|neighbour|client|patient)\b"
    r"|\bmy (?:daughter|son|niece|nephew|granddaughter|grandson|sister|brother) (?:is|'s|,) (?:only )?\d+\b"
    r"|\bmy (?:daughter|son|friend|best friend|mate|sister|brother|mum|mam|mother|dad|niece|nephew|cousin|colleague"
    r"|granddaughter|grandson|flatmate|housemate|student|pupil|girlfriend|boyfriend|wife|husband|partner)"
    r"(?:'?s (?:ex|old|former|boyfriend|girlfriend|husband|wife|partner|colleague|boss|neighbour)\b"
    r"| (?:is|was|keeps|has been) (?:being|getting) \w+| (?:is|has been|gets|was) (?:stalked|followed|harassed|threatened) by)"
    r"|\bmy (?:daughter|son|friend|mate|sister|brother|mum|niece|nephew) (?:this|it|that|who this) (?:happened|happens|is happening)\b"
    r"|\b(?:happening|happened) to (?:my|a) (?:daughter|son|friend|sister|brother|mum|mate|niece|nephew)\b"
)
TOLD_FOR_SELF = (
    r"\b(?:it'?s|its|this is|i meant) (?:actually |really )?(?:about |happening to )?(?:me|myself)\b(?! (?:or|who|that'?s)\b)"
    r"|\bnot (?:my (?:friend|mate)|for a friend|a friend)[, ]+(?:it'?s |its )?(?:about )?me\b"
)
