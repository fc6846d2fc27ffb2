"""Strengths and interests in the candidate's own words, put into the first person."""

import pytest

from drafting.brief import Reader
from drafting.wording.claims import read_strength, with_also
from drafting.wording.delicate import is_delicate
from drafting.wording.interests import is_reason, read_interest
from drafting.wording.phrases import article

READER = Reader(name="Helena Marsh", called="Helena")

SAID = {
    "mix glazes": "I mix glazes",
    "worked on forecasts since 2020": "I have worked on forecasts since 2020",
    "type fast": "I type fast",
    "record everything": "I record everything",
    "repair Picanol looms": "I repair Picanol looms",
    "use SAP": "I use SAP",
    "expert in HPLC": "I am an expert in HPLC",
    "plan B thinker": "I am a plan B thinker",
    "good w/ nervous kids": "I am good with nervous kids",
    "cup 40 samples a week": "I cup 40 samples a week",
    "type 80 wpm": "I type 80 wpm",
    "managed cold chain for vaccines": "I managed cold chain for vaccines",
    "trained under a master baker": "I trained under a master baker",
    "sewing since I was nine": "I have been sewing since I was nine",
    "cut a runtime from six hours to 40 minutes": "I cut a runtime from six hours to 40 minutes",
    "set up the handover checklist": "I set up the handover checklist",
    "led a team of five": "I led a team of five",
    "managed a budget of £2m": "I managed a budget of £2m",
    "recently completed a diploma": "I recently completed a diploma",
    "won Teacher of the Year 2024": "I won Teacher of the Year 2024",
    "trained 40 volunteers": "I trained 40 volunteers",
    "trained in first aid": "I am trained in first aid",
    "experienced in SQL tuning": "I am experienced in SQL tuning",
    "fluent in Spanish and French": "I am fluent in Spanish and French",
    "used to night shifts": "I am used to night shifts",
    "organised and punctual": "I am organised and punctual",
    "organised the annual book fair": "I organised the annual book fair",
    "customer-focused": "I am customer-focused",
    "qualified electrician since 2014": "I have been a qualified electrician since 2014",
    "native Portuguese speaker": "I am a native Portuguese speaker",
    "certified Scrum Master": "I am a certified Scrum Master",
    "experienced nurse": "I am an experienced nurse",
    "speaks Welsh": "I speak Welsh",
    "has a clean licence": "I have a clean licence",
    "speak Welsh": "I speak Welsh",
    "work well under pressure": "I work well under pressure",
    "run a crew of nine": "I run a crew of nine",
    "I speak Welsh": "I speak Welsh",
    "I've run three shops": "I've run three shops",
    "my pupils' scores rose by 12%": "my pupils' scores rose by 12%",
}
BROUGHT = {
    "calm voice": ("a calm voice", "my calm voice"),
    "record keeping": ("experience with record keeping", "my experience with record keeping"),
    "Level 3 diploma": ("a Level 3 diploma", "my Level 3 diploma"),
    "MSc Crop Science": ("an MSc in Crop Science", "my MSc in Crop Science"),
    "18th edition": ("experience with the 18th edition", "my experience with the 18th edition"),
    "NDIS worker check": ("an NDIS worker check", "my NDIS worker check"),
    "five years building ETL in Python": (
        "five years of building ETL in Python",
        "my five years building ETL in Python",
    ),
    "four years teaching mixed Year 3 and 4 classes": (
        "four years of teaching mixed Year 3 and 4 classes",
        "my four years teaching mixed Year 3 and 4 classes",
    ),
    "over 12 years of running night shifts": ("over 12 years of running night shifts", None),
    "six years on acute wards": ("six years on acute wards", "my six years on acute wards"),
    "over ten years in logistics": ("over ten years in logistics", None),
    "teaching mixed-age classes": (
        "experience in teaching mixed-age classes",
        "my experience in teaching mixed-age classes",
    ),
    "Python": ("experience with Python", "my experience with Python"),
    "wound care": ("experience with wound care", "my experience with wound care"),
    "attention to detail": ("attention to detail", "my attention to detail"),
    "a degree in food science": ("a degree in food science", "my degree in food science"),
    "my degree in food science": ("degree in food science", "my degree in food science"),
    "MSc in Statistics": ("an MSc in Statistics", "my MSc in Statistics"),
    "forklift licence": ("a forklift licence", "my forklift licence"),
    "strong SQL": ("strong SQL", "my strong SQL"),
    "head chef for four years": ("four years as a head chef", "my four years as a head chef"),
    "lead engineer on two stations": (
        "experience as a lead engineer on two stations",
        "my experience as a lead engineer on two stations",
    ),
}
RAW = (
    "zero accidents",
    "grade 2 listed buildings",
    "40 weddings without a late cake",
    "more than 200 weddings catered",
    "to learn quickly",
    "bilingual German-English",
    "waste: down 18%",
    "the shop's till broke twice, we went on",
    "!",
)


@pytest.mark.parametrize(("strength", "sentence"), SAID.items())
def test_what_was_done_or_is_becomes_a_sentence(strength: str, sentence: str) -> None:
    assert read_strength(strength).said == sentence


@pytest.mark.parametrize(("strength", "forms"), BROUGHT.items())
def test_what_one_brings_stays_a_phrase(strength: str, forms: tuple[str, str | None]) -> None:
    claim = read_strength(strength)
    assert (claim.np, claim.my) == forms
    assert claim.said is None


@pytest.mark.parametrize("strength", RAW)
def test_what_fits_nothing_stands_after_a_colon(strength: str) -> None:
    claim = read_strength(strength)
    assert claim.said is claim.np is claim.my is None
    assert claim.raw == strength.rstrip("!") or claim.raw == strength


@pytest.mark.parametrize(
    ("interest", "said"),
    [
        ("data quality for hospitals matters to me", "data quality for hospitals matters to me"),
        ("I want to work closer to patients", "I want to work closer to patients"),
        ("want to lead a team", "I want to lead a team"),
        ("love the outdoors", "I love the outdoors"),
        ("to learn from a larger team", "I would like to learn from a larger team"),
        ("because my grandmother was treated here", "my grandmother was treated here"),
        ("that nobody eats alone", "nobody eats alone"),
        ("commute is short", "the commute is short"),
        ("the museum has shaped me since school", "the museum has shaped me since school"),
    ],
)
def test_an_interest_with_a_verb_is_a_sentence(interest: str, said: str) -> None:
    assert read_interest(interest, READER).said == said


@pytest.mark.parametrize(
    ("interest", "about"),
    [
        ("letting teenagers run the show", "letting teenagers run the show"),
        ("teaching newly qualified nurses", "teaching newly qualified nurses"),
        ("interested in small-batch ceramics", "small-batch ceramics"),
        ("I am passionate about rural schools", "rural schools"),
        ("their work with refugees", "your work with refugees"),
        ("opportunity to learn", "the opportunity to learn"),
        ("company's four-day week", "the company's four-day week"),
        ("how you involve apprentices", "how you involve apprentices"),
    ],
)
def test_an_interest_without_a_verb_is_a_thing(interest: str, about: str) -> None:
    read = read_interest(interest, READER)
    assert (read.about, read.said) == (about, None)


@pytest.mark.parametrize("interest", ["small team, big impact", "why: the sea", "?"])
def test_an_interest_that_is_neither_stands_after_a_colon(interest: str) -> None:
    read = read_interest(interest, READER)
    assert read.about is read.said is None
    assert read.raw == interest


@pytest.mark.parametrize(
    ("said", "second"),
    [
        ("I cut waste by half", "I also cut waste by half"),
        ("I am fluent in Polish", "I am also fluent in Polish"),
        ("I have been a nurse since 2014", "I have also been a nurse since 2014"),
        ("I have led teams", "I have also led teams"),
        ("I have a licence", "I also have a licence"),
        ("my pupils' marks rose", "Also, my pupils' marks rose"),
        ("I ran", "Also, I ran"),
    ],
)
def test_a_second_sentence_says_also_where_english_does(said: str, second: str) -> None:
    assert with_also(said) == second


@pytest.mark.parametrize(
    ("word", "one"),
    [
        ("engineer", "an"), ("nurse", "a"), ("university lecturer", "a"), ("MSc", "an"),
        ("hourly guide", "an"), ("UX designer", "a"), ("European", "a"), ("uninsured", "an"),
        ("HR partner", "an"), ("one-off", "a"), ("honest broker", "an"),
    ],
)  # fmt: skip
def test_an_article_follows_the_sound(word: str, one: str) -> None:
    assert article(word) == one


@pytest.mark.parametrize(
    ("strength", "sentence"),
    [
        ("Arabic, French, English", "I speak Arabic, French and English"),
        ("Arabic, French and English", "I speak Arabic, French and English"),
        ("fluent Polish", "I speak fluent Polish"),
        ("NVQ level 3", "my qualifications include NVQ level 3"),
        ("Meisterbrief 2021", "my qualifications include Meisterbrief 2021"),
        (
            "CAP pâtissier with distinction",
            "my qualifications include CAP pâtissier with distinction",
        ),
        ("fast on the grill", "I am fast on the grill"),
    ],
)
def test_languages_certificates_and_traits_are_no_experience(strength: str, sentence: str) -> None:
    assert read_strength(strength).said == sentence


@pytest.mark.parametrize(
    ("strength", "said"),
    [
        ("SMSTS", "my background includes SMSTS"),
        ("NFPA 1001", "my background includes NFPA 1001"),
        ("GWO certificates", "my qualifications include GWO certificates"),
        ("QTS", "my qualifications include QTS"),
        ("6 Sigma green belt", "my qualifications include a 6 Sigma green belt"),
        ("AI certified", "I am AI certified"),
        ("not afraid of heights", "I am not afraid of heights"),
        ("raised on a 200-cow dairy", "I was raised on a 200-cow dairy"),
        ("notary public", "I am a notary public"),
        ("military veteran", "I am a military veteran"),
        ("kids love me", "kids love me"),
        ("own studio", "I have my own studio"),
        ("isiZulu, Sesotho and English", "I speak isiZulu, Sesotho and English"),
        ("Norwegian, English", "I speak Norwegian and English"),
        ("Mandarin (native)", "I speak Mandarin (native)"),
        ("Lámh sign language", "I know Lámh sign language"),
        ("underwrote $40M in mortgages", "I underwrote $40M in mortgages"),
        ("co-designed a library in Bari", "I co-designed a library in Bari"),
        ("top seller three quarters in a row", None),
    ],
)
def test_what_is_no_experience_is_said_as_what_it_is(strength: str, said: str | None) -> None:
    assert read_strength(strength).said == said


@pytest.mark.parametrize(
    ("strength", "np"),
    [
        ("SQL", "experience with SQL"),
        ("Blender", "experience with Blender"),
        ("native plants", "experience with native plants"),
        ("team of eight", "experience with a team of eight"),
        ("Premiere Pro, After Effects", "experience with Premiere Pro and After Effects"),
        ("B.Tech in textile technology", "a B.Tech in textile technology"),
        ("M.Ed. in early childhood education", "an M.Ed. in early childhood education"),
        ("LLB", "an LLB"),
        ("A-grade licence", "an A-grade licence"),
        ("steady hands", "steady hands"),
        ("thick skin", "a thick skin"),
        ("home visits for 3 years", "3 years of home visits"),
        ("3 yrs customs declarations", "3 yrs of customs declarations"),
        ("8 years as a train dispatcher", "8 years as a train dispatcher"),
        (
            "top seller three quarters in a row",
            "experience as a top seller three quarters in a row",
        ),
    ],
)
def test_what_is_brought_has_its_article(strength: str, np: str) -> None:
    assert read_strength(strength).np == np


@pytest.mark.parametrize(
    ("note", "delicate"),
    [
        ("the ERP migration is late", True),
        ("they lost two nurses", True),
        ("she wants every fault fixed before handover", False),
        ("they want to reduce staff turnover", False),
        ("how they grow herbs", False),
    ],
)
def test_sore_points_are_known_unless_something_is_done_about_them(
    note: str, *, delicate: bool
) -> None:
    assert is_delicate(note) is delicate


@pytest.mark.parametrize(
    ("said", "also"),
    [
        ("my background includes GLP", "My background also includes GLP"),
        ("I was raised on a dairy", "I was also raised on a dairy"),
        ("kids love me", "Also, kids love me"),
    ],
)
def test_a_second_claim_is_joined(said: str, also: str) -> None:
    assert with_also(said) == also


@pytest.mark.parametrize(
    "strength", ["shift work ok", "Red, and a list whose second thing has far too many words, x"]
)
def test_what_no_sentence_holds_stays_as_it_is(strength: str) -> None:
    claim = read_strength(strength)
    assert (claim.np, claim.said) == (None, None)


@pytest.mark.parametrize(
    ("strength", "np"),
    [
        ("home computer", "experience with home computer"),
        ("caseload of 350 students", "experience with a caseload of 350 students"),
        ("Care Certificate", "a Care Certificate"),
    ],
)
def test_a_thing_is_nobody(strength: str, np: str) -> None:
    assert read_strength(strength).np == np


def test_an_interest_told_of_a_third_person_is_the_candidates_own() -> None:
    wants = read_interest("wants to see it done right", READER)
    assert wants.said == "I want to see it done right"
    assert read_interest("plain words sell", READER).about is None
    assert read_interest("talking about books all day", READER).about == (
        "talking about books all day"
    )
    theirs = read_interest("I love animals and I am good with their people", READER)
    assert theirs.said == "I love animals and I am good with their people"
    assert read_interest("I admire their books", READER).said == "I admire your books"


@pytest.mark.parametrize(
    ("strength", "said"),
    [
        (
            "credentialed dental hygienist since 2016",
            "I have been a credentialed dental hygienist since 2016",
        ),
        ("SIA licensed door supervisor", "I am an SIA licensed door supervisor"),
        ("first class from the law school", "I hold a first class from the law school"),
        ("2:1 in marine biology", "I hold a 2:1 in marine biology"),
        ("silver medal at the bakers' fair", "I won a silver medal at the bakers' fair"),
        ("a fellowship at the opera", "I held a fellowship at the opera"),
        ("holder of a pilot's licence", "I hold a pilot's licence"),
        ("winner of the ploughing match", "I won the ploughing match"),
        ("reads Georgian", "I read Georgian"),
        ("drives anything with tracks", "I drive anything with tracks"),
        ("grafts apple trees", "I graft apple trees"),
        ("German at C1", "I speak German at C1"),
        ("one of three blasters in the county", "I am one of three blasters in the county"),
        ("always on time", "I am always on time"),
        ("never late in nine years", "I have never been late in nine years"),
        ("interpreter accredited by the courts", "I am an interpreter accredited by the courts"),
        ("divemaster with 600 dives", "I am a divemaster with 600 dives"),
        ("electrician since 2014", "I have been an electrician since 2014"),
        ("ordained Buddhist chaplain", "I am an ordained Buddhist chaplain"),
        ("bookbinder by trade", "I am a bookbinder by trade"),
        ("first-class honours in geology", "I hold first-class honours in geology"),
        ("merit in the journeyman exam", "I have a merit in the journeyman exam"),
        ("bilingual English and Irish", "I am bilingual in English and Irish"),
        ("Welsh, Cornish and a little Breton", "I speak Welsh, Cornish and a little Breton"),
        ("trained volunteers in three counties", "I trained volunteers in three counties"),
        ("a calm head at sea", None),
        ("voted best newcomer in 2021", "I was voted best newcomer in 2021"),
        ("elected three times", "I was elected three times"),
        ("night owl", "I am a night owl"),
        ("catches mistakes early", "I catch mistakes early"),
        ("confined spaces ticket", None),
        ("hand-painted signs for shops", None),
        ("needs assessment", None),
        ("plans of old boilers", None),
        ("uses for scrap", None),
        ("certified accounts", None),
    ],
)
def test_persons_papers_and_deeds_are_said_as_what_they_are(
    strength: str, said: str | None
) -> None:
    assert read_strength(strength).said == said


@pytest.mark.parametrize(
    ("strength", "np"),
    [
        ("master's in conservation", "a master's in conservation"),
        ("confined spaces ticket", "a confined spaces ticket"),
        ("clean driving licence", "a clean driving licence"),
        ("dean's list three years running", None),
    ],
)
def test_what_belongs_to_somebody_is_no_experience(strength: str, np: str | None) -> None:
    assert read_strength(strength).np == np


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("old clocks are why I learnt the trade", True),
        ("salt marshes are where I feel most useful", True),
        ("bell towers fascinate me", True),
        ("honest bread matters to me", True),
        ("I want to work outdoors", False),
    ],
)
def test_a_reason_that_says_that_it_draws_is_known(said: str, *, reason: bool) -> None:
    assert is_reason(said) is reason


@pytest.mark.parametrize(
    "note",
    [
        "the night shift is short two drivers", "the canteen is short a cook",
        "stock lists are still on paper", "the night bus no longer stops there",
        "volunteer numbers have halved",
        "stables need a new roof", "patients wait eleven weeks for a scan",
    ],
)  # fmt: skip
def test_a_lack_of_theirs_is_a_sore_point(note: str) -> None:
    assert is_delicate(note)
