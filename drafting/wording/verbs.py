"""The verbs of working life, in the forms in which a note may hold them."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


VERBS = _set(
    "last type fire annoy frustrate confuse delight surprise bother please scare tire cancel "
    "abandon churn refund scan deliver leak crash freeze rust rot bloom ripen hatch graze lean "
    "depend hesitate forget swallow skip jump shrink stretch bend fold pour stir chop slice grill "
    "roast brew ferment assess diagnose prescribe discharge admit refer rehearse perform compose "
    "tune record mix translate interpret dispute appeal settle comply audit forecast invoice bill "
    "owe deposit eat drink vote fight cry laugh bake smell taste rotate breed grade chair host "
    "dig drop earn escalate expire fail feed fetch fish flood guess harvest heat hurt invent join "
    "kick load melt miss name nap note number object paint phone plant press queue question quit "
    "rank reach refuse reject release resign rest ring sew shape shout sign slip smile sound "
    "steer strike swap swear switch throw tidy tour vanish vary wake weigh wipe admire answer "
    "appreciate argue arrive benefit borrow celebrate check clean collect compare complain "
    "connect convert count discover discuss divide explore export import inspire inspect issue "
    "judge limit measure monitor park pack pick post practice print process protect receive "
    "repair reply reserve save sort stack store survey test trade upload warn wash watch welcome "
    "accept add adopt agree aim allow apply arrange ask attend avoid become begin believe belong "
    "bring build buy call care carry change choose climb close coach come commute compete "
    "complete consider contain continue cook coordinate cost cover create cut cycle deal decide "
    "design develop do draw drive employ encourage enjoy expand expect explain face fall feel "
    "find fit fix follow found gain garden get give go grow handle happen hate have hear help "
    "hike hire hold hope improve include increase inherit insist introduce invest invite involve "
    "keep know lack launch lead learn leave let like line listen live look lose love maintain "
    "make manage matter mean meet mentor merge move need occur offer open operate order organise "
    "organize outsource own pair pay plan play practise prefer prepare produce promise prove "
    "provide publish pull push put raise read rebuild recruit reduce rely remain remember "
    "renovate rent replace report require restore retire review rewrite ride run sail say see "
    "seem sell send serve share ship show sing sit ski sleep speak spend split stand start stay "
    "stop streamline struggle study succeed suffer suggest supply support swim take talk teach "
    "tell tend think train travel treat triage trust try turn understand update upgrade use value "
    "visit volunteer wait walk want wear win wish wonder work worry write"
)
SURE_VERBS = _set(
    "appear attract belong bury cater circulate cling coexist deserve detect differ diminish "
    "disagree disappear distribute dominate elect emerge enable enforce engage enter establish "
    "evolve examine exceed exist forbid furnish gather generate govern greet grind haul heal hunt "
    "identify ignore illustrate implement inform inherit initiate inject insure intend knit lend "
    "mend motivate multiply negotiate notice nurture observe obtain oppose outlast overlap "
    "overwinter perish persuade pollinate predict prevent prune pursue qualify react recognise "
    "recognize recommend recover recycle refill refuel relax relieve relocate remind remove repay "
    "repeat represent rescue resemble resist resolve respond resume reveal seek seize select "
    "shine sink solve spawn stagger submit suit supervise surround survive suspend sustain sweep "
    "swell tempt thrive tighten tolerate transform underpin unite unlock unload urge weave "
    "whistle widen withdraw lay board rotate tame graft "
    "carve solder thatch glaze weld varnish shear milk dye engrave sharpen calibrate troubleshoot "
    "juggle mediate facilitate moderate outsell negotiate upholster tile thread tailor"
)
"""Verbs that hardly ever are nouns; they show themselves after a noun only (doubt.py)."""
NOUNS_TOO = _set(
    "type fire leak crash bloom roast brew bother scan jump fold pour chop grill bill audit "
    "forecast invoice appeal dispute refund deposit delight surprise rust freeze rot tune record "
    "drink vote fight cry laugh smell taste breed grade chair host drop feed fish flood guess "
    "harvest heat kick load mix name nap note number object phone plant press queue question rank "
    "release rest ring shape shout sign slip smile sound strike swap switch tour reach answer "
    "benefit check count export import issue judge limit measure monitor paint park pack pick "
    "post practice print process repair reply reserve sort stack store survey trade upload wash "
    "watch welcome volunteer leave wear stand sing result cook lift aim ask build call care "
    "change climb close coach cost cover cut cycle deal design draw drive face fall find fit fix "
    "follow garden help hike hire hold hope increase lack launch lead like line look love make "
    "matter miss move need offer open order own pair pay plan play promise pull push raise read "
    "report ride run sail sell share ship show ski sleep spend split stay stop struggle study "
    "supply support swim talk test train travel treat trust try turn update upgrade use value "
    "visit wait walk want win wish wonder work worry review rent practise commute"
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
SURE_VERBS = SURE_VERBS | frozenset(_PAST) - VERBS - _set("beat rise bid set")
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

CHANGED = _set(
    "doubled tripled halved quadrupled dropped soared collapsed expanded improved moved merged "
    "closed opened changed vanished retired arrived happened grew rose fell shrank disappeared"
)
"""What happened to the noun before it, whatever follows: "the team doubled in a year"."""
PARTICIPIAL = _set(
    "based driven led oriented focused focussed centred centered related owned run made built "
    "powered assisted funded shaped sized aged"
)
"""What makes an adjective with the noun before it: "trunk based development"."""
PASSIVE = _set("raised born educated schooled")
"""What was done to somebody who says it without a subject: "raised on a dairy"."""
ADJECTIVE_ED = _set(
    "advanced applied accredited assisted automated bored broad-based certified chartered combined "
    "continued dedicated detailed distributed embedded experienced extended fixed integrated "
    "interested licensed limited managed mixed motivated newly organized organised proven "
    "qualified registered related scheduled shared skilled specialized specialised structured "
    "talented tired trained untrained unlimited used varied"
)
