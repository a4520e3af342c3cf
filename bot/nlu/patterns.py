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
    "twice": 2,
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
        r"|\ball (?:the time|time|day|night)\b|\bnightly\b|\bday in,? day out\b|\bmost (?:days|nights|mornings|evenings|afternoons|shifts|lessons)\b"
        r"|\b(?:once|twice|\w+(?: or \w+| to \w+)? times) (?:a|per|every) (?:day|night)\b",
    ),
    (
        "weekly",
        rf"\b(?:every|each)\s+(?:single\s+)?(?:week|weekend|{_WEEKDAY})s?\b|\bweekly\b"
        rf"|\bmost (?:weeks|weekends|{_WEEKDAY}s)\b"
        r"|\b(?:once|twice|\w+(?: or \w+| to \w+)? times) (?:a|per|every) week\b|\bevery (?:other|few|couple of) (?:days?|weeks?)\b",
    ),
    ("several", r"\b(?:once|twice|\w+(?: or \w+| to \w+)? times) (?:a|per|every) (?:month|year)\b"),
    ("count", r"\b(?P<number>twice)\b"),
    ("count", rf"\b{_NUMBER}{_MORE_OR_LESS}\s+(?:separate |different |more )?(?:times|occasions)\b"),
    (
        "several",
        r"\bagain and again\b|\bover and over\b|\btime and (?:time )?again\b|\brepeatedly\b"
        r"|\bkeep(?:s|ing)?\b(?! (?:a|the|my|it|safe|calm))|\bkept (?:on )?\w+ing\b"
        r"|\balways\b|\b(?:a )?lots? of times\b|\bloads\b|\bonce again\b|\bused to\b(?! (?:work|be|live|date|know|see|go (?:out|to)|love|like|have)\b)"
        r"|\bwon'?t (?:stop|leave (?:me|us|her|him|them|my))|\bdoes(?:n'?t| not) stop\b|\bnever stops?\b|\bmultiple\b|\bmost \w+days\b",
    ),
    (
        "once",
        r"\b(?:just|only)\s+(?:the\s+|that\s+)?(?:once|one time|one)\b(?! (?:person|man|woman|bloke|guy|lad|girl|of them)\b)|\bone time\b|\bone[- ]off\b"
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
OF_A_FEELING = (
    r"^(?!.*\b(?:he|she|they|someone|somebody|some ?one|my ex|him|his|her|their|calls?|texts?|messages?|follow\w*|harass\w*|pester\w*)\b)"
    r".*\b(?:on edge|scared|afraid|frightened|terrified|anxious|worr(?:y|ied|ying)|nervous|stress\w*|panic\w*|cry(?:ing)?|shak(?:e|ing|y)|sick|jumpy|paranoid|tired"
    r"|exhausted|drained|upset|depressed|tearful|awake|nightmares?|sleep(?:ing)?|dread\w*|uneasy|feel(?:ing)?|felt|low|alone|ashamed|embarrassed)\b"
)
"""A clause of what somebody feels, and of no act: "on edge all the time" says how often of nothing that was done."""
OWN_DOING = (
    r"\bi(?:'?m|'?ve)? ?(?:(?:now|just|have|been|also|am) )*(?:keep|always|constantly|repeatedly|used to)?(?: on)? ?(?:look|check|cry|think|worry|jump|shak|panic|wak|sleep|ask|tell|told"
    r"|said|say|block|report|chang|avoid|ignor|hid|lock|wonder|feel|blam|go(?:ing)? over|replay)\w*\b(?!.*\b(?:he|she|they)\b)"
)
"""A clause of what the writer does: "i keep looking over my shoulder"."""
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
_ACTING = (
    r"(?:are|were|have|keeps?|kept|follow\w*|com(?:e|es|ing)|came|turn\w*|wait\w*|st[ao]nd\w*|stood|s[ia]t|shout\w*|text\w*|messag\w*|ring\w*|rang|call\w*"
    r"|watch\w*|threaten\w*|started|send\w*|sent|drive\w*|drove|at it|in on it)\b"
)
_OTHERS = r"(?:mates?|friends?|brothers?|sisters?|mum|mam|dad|cousins?|new \w+|girlfriend|boyfriend|wife|husband|family|son|daughter|partner)"
_SEVERAL = r"(?:two|three|four|2|3|4|several|more than one)"
_THERE = r"(?:\b(?:there|they|it)(?:'?s|'?re| is| are| was| were)?(?: now| actually)? |\b(?:by|from) )"
OFFENDERS = (
    rf"\b(?:both|all|{_SEVERAL}) of (?:them|'em) (?:\w+ )?{_ACTING}|{_THERE}{_SEVERAL} of (?:them|'em)\b"
    rf"|\b{_SEVERAL} (?:different )?(?:men|women|people|lads|blokes|guys|girls|persons?) (?:who |that |\w+ )?{_ACTING}"
    rf"|{_THERE}{_SEVERAL} (?:different )?(?:men|women|people|lads|blokes|guys|girls|persons?)\b|\ba (?:group|gang) of (?:\w+ )?(?:men|women|people|lads|boys|blokes|guys|girls|kids)\b"
    rf"|\b(?:him|her|he|she|my ex|them) (?:and|&) (?:his|her|their|a) (?:\w+ )?{_OTHERS}\b(?! (?:split|broke|separated|divorced|live|lived|have contact))"
    rf"|\b(?:turn|com|cam|wait|follow|show|drove|driv|stood|sat|outside|there)\w*[^.,;!?]{{0,30}}? with (?:his|her) (?:\w+ )?{_OTHERS}\b"
    rf"|\b(?:his|her) (?:new )?{_OTHERS} (?:messages|texts|rings|calls|follows|turned|came|keeps?|shouts|threatened|sent|started|joined in)\b"
    rf"|\b(?:his|her) (?:new )?{_OTHERS} (?:is|are|has|have)(?: all| been| also| now| started| even)*"
    r" (?!working|dying|living|helping|getting|being|going|having|nothing)(?:\w+ing|messaged|texted|rung|turned|sent|threatened|followed|joined in|at it)\b"
    rf"|\b(?:his|her) {_OTHERS} (?:(?:is|are) )?(?:all|also)\b"
    r"|\b(?:another|a second|a different) (?:man|woman|bloke|guy|lad|person|one) (?:has|is|keeps|started|now|as well|too)\b"
    r"|\b(?:and|then) (?:his|her) (?:mates?|friends?|brothers?|sisters?|mum|mam|dad|cousins?|girlfriend|boyfriend) (?:once|twice|too|as well|did)\b"
)
"""Plain words of more than one person doing it. "He finds all of them" and "between two men" say nothing of the kind."""
ONE_OFFENDER = (
    r"\b(?:just|only) (?:the )?one (?:person|man|woman|bloke|guy|lad|girl|of them)\b|\bone person\b(?= doing|\W*$)"
    r"|(?:^\W*(?:no+\W+)?|\b(?:it|that|this)(?:'?s| is| was) )(?:just|only) (?:him|her)\b|\bthe same (?:guy|man|person|bloke|woman|lad|girl|fella)\b"
    r"|(?:^|[,.;]\s*)same (?:guy|man|person|bloke|woman|lad|girl|one|fella)\b|\b(?:nobody|no ?-?one) else(?:'?s| is| was)?(?: involved| doing\b[^.,]*)?(?=\W*(?:$|[.,;]))"
)
"""Plain words that one person does it all."""
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
_CLIENT = (
    r"(?:patient|client|pupil|student|employee|service user|tenant|resident|staff|member of (?:my |our |the )?(?:staff|team)|staff member"
    r"|team member|trainee|apprentice|parishioner|learner)"
)
_OF_MINE = r"(?: of mine| of ours| (?:at|in|on) (?:my|our|the) \w+)?"
_PROFESSION = (
    r"(?:doctor|gp|nurse|midwife|health visitor|social worker|support worker|teacher|form tutor|tutor|head ?teacher|(?:line )?manager|boss|supervisor"
    r"|employer|solicitor|counsellor|therapist|key ?worker|case ?worker|carer|vicar|pastor|lecturer|advocate)"
)
_DONE_TO_THEM = (
    r"(?:(?:(?:is|are|was|'s|has been|keeps) )?(?:being |been )(?:\w+ed|rung|hit)|(?:is |keeps )?(?:getting|receiving) (?:\w+ )?(?:texts?|calls?|messages|threats|letters"
    r"|emails|flowers|followed|stalked|harassed|threatened|hassle\w*))\b"
)
PROFESSIONAL = (
    rf"\b(?:an?|one of (?:my|our)|my|our) (?:\w+ )?{_CLIENT}s?{_OF_MINE} (?:who |that |who has |has |says (?:she|he) )?{_DONE_TO_THEM}"
    rf"|\b(?:about|for|regarding|on behalf of|advice on|supporting|support|treating|helping) (?:an?|my|our|one of (?:my|our)|this) (?:\w+ )?{_CLIENT}s?\b"
    rf"|\b(?:it'?s|its|this is|i mean|i meant) (?:about )?(?:my|a|our) {_CLIENT}\b|\bmy {_CLIENT}\W+not me\b|\bnot me\W+(?:it'?s |its |about )?(?:my|a|our) {_CLIENT}\b"
    rf"|\b(?:an?|my|our|one of (?:my|our)) {_CLIENT}s?{_OF_MINE}(?:'?s)? (?:ex|husband|wife|boyfriend|girlfriend|partner|neighbour|stalker)\b"
    rf"|\bi(?:'m| am|m) (?:her|his|their|the) {_PROFESSION}\b(?! (?:that|who|he|she|they))"
    rf"|\b(?:girl|boy|child|pupil|student|young person|lad|lass|kid|woman|man|lady) (?:that |who |whom )?i (?:teach|support|tutor|mentor|look after at work|work with at)\b"
    r"|\b(?:girl|boy|child|pupil|student|young person) in my (?:care|tutor group|form group|caseload)\b|\bdisclos(?:ed|es|ing|ure)\b[^.!?]{0,25}\bto me\b"
    rf"|\b(?:i(?:'m| am|m) an?|as an?|i work as an?) (?:\w+ )?{_PROFESSION}\b[^.!?]{{0,60}}[.!?,]?[^.!?]{{0,60}}\b(?:pupils?|girl|boy|child|student|patient|client|she|her) (?:\(?\d+\)? |,)*(?:has |just )?"
    r"(?:told|tells|says|said|confided|came to|come to|disclosed|is being|is getting|being)\b"
    rf"|\b(?:i(?:'m| am|m) an?|as an?|i work as an?) (?:\w+ )?{_PROFESSION}\b[^!?]{{0,60}}\b(?:one of (?:my|our)|an?|my) {_CLIENT}s?\b(?!'?s)(?=[^!?]*\b(?:her|him|them|she|they)\b)(?![^!?]*\bme\b)"
)
"""Somebody writes about a person in their care or charge. "My client rings me" is done to the one who writes."""
_RELATIVE = r"(?:daughter|son|niece|nephew|granddaughter|grandson|grandchild|sister|brother|mum|mam|mother|friend|best friend|mate|flatmate|cousin)"
DONE_TO_RELATIVE = (
    rf"\b(?:(?:some|a|an|her|his|the|this) (?:old |new )?(?:man|bloke|guy|lad|boy|girl|woman|someone|somebody|person|ex|stranger|older \w+|kid)|someone|somebody)\b[^.!?;]{{0,40}}? "
    rf"(?:follow|harass|stalk|text|messag|ring|call|threaten|bother|pester|watch|hit|wait(?:s|ing|ed)? for|contact|turn(?:s|ing|ed)? up at|touch|grab|film)\w* (?P<them>my {_RELATIVE})\b"
    r"(?!'?s)"
)
"""An act by somebody not told of before that is done to a relative or friend; it is told for them where nothing is said of the one who writes."""
OF_THE_WRITER = r"\b(?:me|i|i'?m|i'?ve|too|also|as well|even|now|my (?:ex|husband|wife|partner|boyfriend|girlfriend|house|home|flat|phone|work|car|door|boss|neighbour))\b"
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
_DOES_TO_ME = (
    r"(?:he|she|they)(?:'?s|'?re| is| are| has been)? (?:doing|does|after|following|followed|stalking|texting|messaging|ringing|watching"
    r"|harassing|pestering|bothering|targeting|obsessed|coming|came|turning|keeps)\b"
)
TOLD_FOR_SELF = (
    rf"\b(?:it'?s|its|this is|it is) (?:actually |really |just )?me (?:that |who )?{_DOES_TO_ME}"
    r"|\b(?:it'?s|its|this is|it is) (?:actually |really |just )?me (?:that'?s|who'?s|that is|who is) (?:being|getting)\b"
    r"|\bi(?:'m| am|m) the (?:victim|one (?:he|she|they|it|this|being|getting|who'?s being|that'?s being)|(?:nurse|teacher|doctor|carer|manager|tutor) (?:he|she|they)\b)"
    r"|\b(?:not|isn'?t) (?:for|about) (?:someone|somebody|anyone|anybody) else\b|\b(?:happening|being done) to me\b|\bi meant? me\b"
    r"|\b(?:it'?s|its|this is|i meant) (?:actually |really )?(?:about |happening to )?(?:me|myself)\b(?! (?:or|who|that|that'?s|again|asking|worr\w+)\b)"
    r"|\bnot (?:my (?:friend|mate)|for a friend|a friend)[, ]+(?:it'?s |its )?(?:about )?me\b"
)
