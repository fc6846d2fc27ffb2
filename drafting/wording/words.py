"""Words by what they do in a note: enough English grammar to put a note into a sentence.

Closed classes are whole; open ones hold the common words of working life, and what none of them
knows is handled by its ending or stands after a colon (forms.py), where any words may stand.
"""

import re


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


DETERMINERS = _set(
    "a an the my your our his her its their this that these those each every some any no both "
    "all another more most many several few two three four five six seven eight nine ten half"
)
PREPOSITIONS = _set(
    "about above across after against along among around as at before behind below between beyond "
    "by down during for from in inside into like near of off on onto out outside over per since "
    "than through throughout to toward towards under until up upon via with within without"
)
SUBORDINATORS = _set(
    "who whom whose which that how what when where why whether if because while although though "
    "unless since until whoever whatever"
)
QUESTION_WORDS = _set("how what when where why whether which who whose whom")
ADVERBS = _set(
    "also always already actually both just never now often only really sometimes soon still "
    "currently mostly mainly mostly recently usually rarely even ever all currently finally "
    "originally too probably quite once"
)
AUXILIARIES = _set(
    "am is are was were be been has have had does do did will would can could should shall may "
    "might must isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't won't "
    "wouldn't can't cannot couldn't shouldn't"
)
PRONOUNS = _set("i we they he she you it there everyone everybody nobody someone somebody")

# Verbs in their plain form. Those in NOUNS_TOO have a third person that is a plural noun as well.
VERBS = _set(
    "admire answer appreciate argue arrive benefit borrow celebrate check clean collect compare "
    "complain connect convert count discover discuss divide explore export feed import inspire "
    "inspect issue judge limit measure monitor paint park pack perform pick post practice print "
    "process protect receive record repair reply reserve save settle sort stack store survey test "
    "trade translate upload warn wash watch welcome "
    "accept add admit adopt agree aim allow apply arrange ask attend avoid become begin believe "
    "belong bring build buy call care carry change choose climb close coach come commute compete "
    "complete consider contain continue cook coordinate cost cover create cut cycle deal decide "
    "deliver depend design develop do draw drive earn employ encourage enjoy expand expect explain "
    "face fall feel find fit fix follow found gain garden get give go grow handle happen hate have "
    "hear help hike hire hold hope improve include increase inherit insist introduce invest invite "
    "involve join keep know lack launch lead learn leave let like line listen live look lose love "
    "maintain make manage matter mean meet mentor merge miss move need occur offer open operate "
    "order organise organize outsource own pair pay plan play practise prefer prepare produce "
    "promise prove provide publish pull push put raise read rebuild receive recruit reduce rely "
    "remain remember renovate rent replace report require restore retire review rewrite ride run "
    "sail save say see seem sell send serve share ship show sing sit ski sleep speak spend split "
    "stand start stay stop streamline struggle study succeed suffer suggest supply support swim "
    "switch take talk teach tell tend test think train travel treat triage trust try turn "
    "understand update upgrade use value visit volunteer wait walk want wear win wish wonder work "
    "worry write"
)
NOUNS_TOO = _set(
    "answer benefit check count export feed import issue judge limit measure monitor paint park "
    "pack pick post practice print process record repair reply reserve sort stack store survey "
    "trade upload wash watch welcome volunteer leave wear stand sing result cook drop lift "
    "add aim ask build call care change climb close coach cost cover cut cycle deal design draw "
    "drive face fall find fit fix follow garden get help hike hire hold hope increase lack launch "
    "lead like line look love make matter miss move need offer open order own pair pay plan play "
    "promise pull push raise read report ride run sail save say see sell share ship show ski "
    "sleep spend split stand start stay stop struggle study supply support swim switch take talk "
    "test train travel treat trust try turn update upgrade use value visit wait walk want win "
    "wish wonder work worry review rent practise garden cook commute"
)
_PAST = {
    "become": "became", "begin": "began", "bring": "brought", "build": "built", "buy": "bought",
    "choose": "chose", "come": "came", "cost": "cost", "cut": "cut", "deal": "dealt", "do": "did",
    "draw": "drew", "drive": "drove", "fall": "fell", "feel": "felt", "find": "found",
    "get": "got", "give": "gave", "go": "went", "grow": "grew", "have": "had", "hear": "heard",
    "hold": "held", "keep": "kept", "know": "knew", "lead": "led", "learn": "learnt",
    "leave": "left", "lose": "lost", "make": "made", "mean": "meant", "meet": "met", "pay": "paid",
    "put": "put", "read": "read", "rebuild": "rebuilt", "rewrite": "rewrote", "ride": "rode",
    "run": "ran", "say": "said", "see": "saw", "sell": "sold", "send": "sent", "set": "set",
    "show": "showed", "sing": "sang", "speak": "spoke", "spend": "spent", "split": "split",
    "stand": "stood", "swim": "swam", "take": "took", "teach": "taught", "tell": "told",
    "think": "thought", "understand": "understood", "wear": "wore", "win": "won",
    "write": "wrote", "oversee": "oversaw", "beat": "beat", "shrink": "shrank",
    "undertake": "undertook", "rise": "rose", "shoot": "shot", "sit": "sat", "bid": "bid",
    "bind": "bound", "catch": "caught", "dig": "dug", "fight": "fought", "lay": "laid",
    "spin": "spun", "sew": "sewed", "swap": "swapped",
}  # fmt: skip
_MORE_PAST = _set(
    "was were learned upheld broke froze stole flew woke hid rang struck sought sank sprang rose "
    "threw tore wove shook chaired shut hit hurt"
)
PAST = frozenset(_PAST.values()) | _MORE_PAST
PARTICIPLES = _set(
    "been got done gone run become come seen begun known grown taken given written spoken driven "
    "worn shown had put set cut read ridden sung swum chosen drawn fallen forgotten shrunk broken"
)
PLAIN_PAST = PAST - _set("cut cost put set read split found led spoke left shut hit hurt")
"""Past forms that are nothing else than a past form."""

ADJECTIVE_ED = _set(
    "advanced applied accredited assisted automated bored broad-based certified chartered combined "
    "continued dedicated detailed distributed embedded experienced extended fixed integrated "
    "interested licensed limited managed mixed motivated newly organized organised proven "
    "qualified registered related scheduled shared skilled specialized specialised structured "
    "talented tired trained untrained unlimited used varied"
)
CREDENTIALS = _set(
    "degree certificate certification qualification diploma licence license skills skill "
    "experience background award apprenticeship training knowledge understanding eye track "
    "record habit portfolio network ethic intelligence mindset attitude sense instinct grasp "
    "command msc bsc ba ma mba phd pgce nvq hnd level "
    "cdl hgv lgv pmp tefl celta ccna cpa cfa cscs"
)
ONE_OF = _set(
    "degree certificate certification qualification diploma licence license background award "
    "apprenticeship eye record habit portfolio network grasp command sense msc bsc ba ma mba phd "
    "pgce nvq hnd mindset cdl hgv lgv pmp tefl celta ccna cpa cfa cscs"
)
"""Credentials that one has one of, and so with an article."""
TRAITS = _set(
    "attention patience curiosity discipline reliability punctuality empathy flexibility ability "
    "willingness commitment interest enthusiasm calm initiative honesty adaptability judgment "
    "judgement resilience teamwork leadership communication"
)
STATES = _set(
    "fluent good comfortable confident able used familiar proficient skilled competent calm "
    "patient reliable punctual bilingual trilingual trained qualified certified licensed licenced "
    "registered chartered experienced accredited interested available accustomed certificated "
    "responsible known strong happy keen organised organized fast quick careful gentle friendly "
    "steady thorough precise tidy polite honest discreet creative curious adaptable flexible loyal "
    "diligent meticulous methodical approachable resourceful persistent efficient confident open "
    "hardworking hard-working"
)
NO_AGENTS = _set(
    "number paper water order power summer winter career letter computer matter manner chapter "
    "centre center over under after better offer customer customers user layer server router "
    "danger disaster weather leather timber rubber other together number color career printer "
    "color minor floor door labor labour behavior behaviour error mirror sector factor motor "
    "honor poor list twist assist checklist playlist shortlist "
    "cover tower shower filter register newsletter laser fibre fiber silver gender transfer career "
    "plaster freezer trailer quarter semester calendar solar beer river peer-to-peer "
    "docker folder scanner container cluster plus master's bachelor's master bachelor"
)
AGENTS = _set(
    "nurse chef cook electrician accountant assistant consultant guide coach clerk mechanic medic "
    "scientist therapist graduate volunteer parent pharmacist paramedic agent analyst architect "
    "master lead head speaker native fitter carer first-aider aider technician attendant host "
    "apprentice lawyer solicitor barista midwife librarian"
)
COUNTABLE = _set(
    "agenda app application approach archive audit backlog board book bridge budget building "
    "campaign canteen case centre center challenge channel checklist class clinic club "
    "community commute conference contract course crew curriculum cycle dashboard day "
    "deadline deal department desk device dinner document drive event exam exhibition factory "
    "fair festival figure file fleet framework garden goal group guide hall handbook handover "
    "hour house idea initiative interface kitchen lab laboratory launch layout lesson library "
    "line list machine manual market meeting menu merger method migration mission model "
    "module move museum network newsletter office order outage pattern pilot pipeline plan "
    "plant platform playground policy portfolio position presentation problem procedure "
    "process product program programme project queue question range receipt redesign refit "
    "register rehearsal release renovation report review rewrite roadmap role rollout room "
    "rota roster rotation route routine schedule scheme school season section service session "
    "shift shop show site standup store story strategy switch system target task team "
    "template term test theatre timeline timetable tool tour town track trail transition "
    "trial trip unit upgrade van venue view village visit ward warehouse website week weekend "
    "wing workflow workshop year zone "
    "account agency airport album algorithm allotment alliance angle apartment archive area "
    "article assembly assessment atlas bakery bank barn base basement bay bench bid block boat "
    "boiler bottleneck branch brand brief brigade cafe calendar camp car career cellar census "
    "chapel chapter church city clause cluster coalition code coast college column committee "
    "competition complex concept concert conversion corner corridor council country county "
    "courtyard crossing database date degree depot diagram diary district division dock draft "
    "edge edition election engine entrance episode estate expansion expedition experiment "
    "extension facility farm fence ferry festival field film firm floor forest format forum "
    "foundation fund furnace gallery gap garage gate generator glossary grant greenhouse grid "
    "harbour harbor headquarters hearing hospital hostel hotel island junction kiosk label lane "
    "lease ledger level link lobby loop lounge magazine map mast mill mine module mural "
    "neighbourhood neighborhood newspaper nursery option orchard orchestra panel park "
    "partnership pass path patio pavilion period permit phase piece pier pitch pond pool port "
    "prison probation prototype province pump quarry quarter railway rebrand region relaunch "
    "reorganisation reorganization repository restaurant restructure river road roof rule "
    "sample scale script sequence series server settlement shed shelter shelf ship shipyard "
    "signal skeleton society spreadsheet square stadium stage stall station stream street "
    "structure studio subsidiary suite summit supplement survey tank tender terminal terrace "
    "text theme thesis tower town track tram treaty tribunal tunnel vault vessel volume "
    "vote walk wall waterfront well wharf window workforce yard"
)
THE_OF = _set(
    "balance chance change choice cost difference effect end future gap growth history idea "
    "impact importance lack link meaning need number opportunity prospect purpose reason rise "
    "risk role shape size state structure use value way port city start beginning length cost "
    "expansion extension renovation opening closing move merger launch state future quality "
    "design running planning"
)
"""Nouns that take "the" before "of", "for", "between", "to"."""
WHOLES = _set(
    "team company school firm department ward group board practice office charity council "
    "business hospital college university agency studio factory plant museum clinic shop store"
)
"""What a note means by "the" one there, and what does something."""
PEOPLE = _set(
    "nurses people patients customers children students pupils staff users clients families "
    "juniors parents teachers engineers colleagues developers designers residents guests members "
    "apprentices trainees visitors women men kids drivers volunteers farmers tenants readers "
    "learners starters carers partners teams suppliers companies hospitals schools buyers sellers"
)
NUMBER = re.compile(
    r"\d[\d.,]*(?:\+|%|k|m)?|(?:two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve|fifteen|twenty|thirty|forty|fifty)(?:-\w+)?",
    re.IGNORECASE,
)

_COMMON_STARTS = _set(
    "bar cellar front duty "
    "new old big small good great best better early late long short local public private open "
    "free full own next last first second third other same different current former future daily "
    "weekly monthly yearly annual remote hybrid flexible night day morning weekend team staff "
    "support training budget safety patient patients customer customers client clients project "
    "plan plans data code school class classroom curriculum ward kitchen menu warehouse store "
    "shop site office lab clinic garden car cars van fleet route routes shift shifts rota supply "
    "stock order orders delivery product products design user users research brand content "
    "website sales marketing finance tax audit legal contract contracts policy risk health "
    "mental social community volunteer volunteers family families parent parents child children "
    "student students pupil pupils teacher teachers nurse nurses doctor doctors engineer "
    "engineers developer developers manager managers work workload work-life home travel food "
    "water energy climate waste solar wind battery software hardware cloud network security "
    "quality growth culture career mentor mentors onboarding parking lunch coffee music books "
    "football running cycling hiking cooking chess gardening people small-group lesson lessons "
    "reading writing maths math science history art sport sports after-school question questions "
    "idea ideas story stories problem problems challenge challenges goal goals target targets "
    "process processes system systems tool tools machine machines equipment line lines field "
    "strong deep wide solid sound basic advanced senior junior lead head chief certified "
    "qualified licensed registered experienced fluent native bilingual over more less about "
    "nearly almost around hands-on large high low several many some few five six two three four "
    "seven eight nine ten twenty thirty half building"
)
_COMMON_ENDINGS = re.compile(
    r"(?:tion|ment|ness|ity|ance|ence|ship|ism|ally|fully|ously|ively|able|ible|ive|ous|ful|less)s?$"
)
_ING_NAMES = _set(
    "beijing boeing sterling king spring ring wing thing flushing kipling nothing something "
    "anything everything"
)


def third_person(verb: str) -> str:
    """The form of a verb that follows "she"."""
    if verb == "have":
        return "has"
    if re.search(r"[^aeiou]y$", verb):
        return verb[:-1] + "ies"
    return verb + ("es" if re.search(r"(?:s|sh|ch|x|z|o)$", verb) else "s")


THIRD = {third_person(verb): verb for verb in VERBS}
CLEAR_THIRD = {third_person(verb) for verb in VERBS - NOUNS_TOO} | {
    "wants",
    "has",
    "says",
    "loves",
}
"""Third persons that are no plural noun."""


def plain_form(verb: str) -> str:
    """The form of a third person that follows "you"; anything else stays as it is."""
    fixed = {
        "is": "are", "was": "were", "has": "have", "does": "do", "isn't": "aren't",
        "wasn't": "weren't", "hasn't": "haven't", "doesn't": "don't", "'s": "'re",
    }.get(verb.lower())  # fmt: skip
    return fixed or THIRD.get(verb.lower(), verb)


def is_gerund(word: str) -> bool:
    """Whether a word is an -ing form (of a verb, or a noun made from one)."""
    low = word.lower()
    return len(low) > 4 and low.endswith("ing") and low not in _ING_NAMES


def is_past(word: str) -> bool:
    """Whether a word can be the past form of a verb."""
    low = word.lower()
    return low in PAST or (
        len(low) > 3
        and low.endswith("ed")
        and low not in {"need", "speed", "feed", "seed", "exceed"}
    )


def is_common(word: str) -> bool:
    """Whether a capital at the start of a note is there for the start's sake alone."""
    if not word or word[1:] != word[1:].lower():
        return False
    if "-" in word:
        return is_common(word.split("-", 1)[0])
    low = word.lower()
    closed = DETERMINERS | PREPOSITIONS | SUBORDINATORS | ADVERBS | AUXILIARIES | PRONOUNS - {"i"}
    if low in closed or low in _COMMON_STARTS or low in COUNTABLE or low in PEOPLE:
        return True
    if low in VERBS or low in THIRD or low in PAST or low in STATES or low in ADJECTIVE_ED:
        return True
    return is_gerund(word) or is_past(low) or bool(_COMMON_ENDINGS.search(low))


def lower_start(text: str) -> str:
    """A text as it reads in the middle of a sentence: names keep their capital."""
    first = text.split(" ", 1)[0].rstrip(",:")
    bare = first.split("'")[0].split("’")[0]
    if bare and is_common(bare):
        return text[0].lower() + text[1:]
    return text


def upper_start(text: str) -> str:
    """A text as it reads at the start of a sentence."""
    return text[:1].upper() + text[1:]
