"""Nouns and adjectives by what they do in a phrase: what one has, is, or speaks of as one thing."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


CREDENTIALS = _set(
    "degree certificate certification qualification diploma licence license skills skill "
    "experience background award apprenticeship training knowledge understanding eye track record "
    "habit portfolio network ethic intelligence mindset attitude sense instinct grasp command msc "
    "bsc ba ma mba phd pgce nvq hnd level cdl hgv lgv pmp tefl celta ccna cpa cfa cscs bsn msn "
    "llb llm mlis mls msw mdiv m.div m.ed med b.ed bed b.tech btech m.tech b.a m.a b.sc m.sc "
    "b.com m.pharm b.pharm pharmd mbbs ond hnc beng meng jd md ph.d masters permit badge card "
    "ticket clearance belt diploma's studies check"
)
ONE_OF = _set(
    "degree certificate certification qualification diploma licence license background award "
    "apprenticeship eye record habit portfolio network grasp command sense msc bsc ba ma mba phd "
    "pgce nvq hnd mindset cdl hgv lgv pmp tefl celta ccna cpa cfa cscs bsn msn llb llm mlis mls "
    "msw mdiv m.div m.ed med b.ed bed b.tech btech m.tech b.a m.a b.sc m.sc b.com m.pharm b.pharm "
    "pharmd mbbs ond hnc beng meng jd md ph.d permit badge card ticket clearance belt check"
)
"""Credentials that one has one of, and so with an article."""
STATUSES = _set(
    "qts nqt rn lpn rdh ra gphc nmc cpr stcw gwo haccp servsafe nebosh iosh prince2 itil istqb "
    "cissp acca cima rhs isia qqi cap bts dut efz laurea lehrabschluss meisterbrief "
    "gesellenbrief staatsexamen abitur matura certificates certifications qualifications licences "
    "cert diplom diplôme licenses tickets attestation stamp registration accreditation dipl.-ing "
    "dip.ing"
)
"""What one holds without an article, or more than one of: "QTS", "GWO certificates"."""
QUALITIES = _set("skin hands memory ear ears heart nerves manner manners voice touch temper feet")
"""What a person has by nature, where an adjective stands before it: "steady hands"."""
TRAITS = _set(
    "attention patience curiosity discipline reliability punctuality empathy flexibility ability "
    "willingness commitment interest enthusiasm calm initiative honesty adaptability judgment "
    "judgement resilience teamwork leadership communication speed stamina humour humor warmth tact "
    "diplomacy accuracy organisation organization"
)
STATES = _set(
    "fluent good comfortable confident able used familiar proficient skilled competent calm "
    "patient reliable punctual bilingual trilingual trained qualified certified licensed licenced "
    "registered chartered experienced accredited interested available accustomed certificated "
    "responsible known strong happy keen organised organized fast quick careful gentle friendly "
    "steady thorough precise tidy polite honest discreet creative curious adaptable flexible loyal "
    "diligent meticulous methodical approachable resourceful persistent efficient confident open "
    "hardworking hard-working structured detail-oriented team-minded thoughtful attentive "
    "level-headed easy-going outgoing sociable kind helpful motivated dependable trustworthy"
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
    "expert specialist member fellow nurse chef cook electrician accountant assistant consultant "
    "guide coach clerk mechanic medic scientist therapist graduate volunteer parent pharmacist "
    "paramedic agent analyst architect master lead head speaker native fitter carer first-aider "
    "aider technician attendant host apprentice lawyer solicitor barista midwife librarian "
    "bartender driver teacher painter plumber carpenter welder baker butcher waiter waitress "
    "manager designer developer engineer programmer writer editor translator interpreter trainer "
    "instructor supervisor director author actor doctor tailor gardener farmer firefighter "
    "officer soldier sailor dancer singer tutor veteran journeyman prescriber notary grader "
    "leader player owl responder foreman receptionist representative operator"
)
COUNTABLE = _set(
    "agenda app application approach archive audit backlog board book bridge budget "
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
    "vote walk wall waterfront well wharf window workforce yard "
    "ambulance bar battery blade count crane curve deck engine furnace herd kiln lathe lift load "
    "motor nave oven press pump rate ratio reef roof rooftop rush saw shed sign silo slot stand "
    "tolerance truck turbine valve van law gondola musical mooring orchestra choir band roster "
    "counter desk queue parcel branch "
    "simulator chapel caseload line-up contractor clause annex annexe extension"
)
THE_OF = _set(
    "balance chance change choice cost difference effect end future gap growth history idea "
    "impact importance lack link meaning need number opportunity prospect purpose reason rise "
    "risk role shape size state structure use value way port city start beginning length cost "
    "expansion extension renovation opening closing move merger launch state future quality "
    "design running planning failure loss collapse arrival departure absence"
)
"""Nouns that take "the" before "of", "for", "between", "to"."""
TIMES = _set("second minute hour day night shift week weekend month year head person unit piece")
"""What comes after "a" where it means "each": "50 accounts a month"."""
HERDS = _set("sheep cattle police crew women men children people staff deer fish geese mice feet")
"""Plural without an ending of its own."""
ATTRIBUTES = _set(
    "sales sports arts news goods customs systems operations communications skills savings "
    "careers needs materials mains awards accounts claims records results analytics logistics "
    "economics physics mathematics maths ethics politics electronics series species lens always "
    "sometimes besides perhaps previous gas bus plus campus christmas business process access "
    "express success address glass class press works headquarters means thanks less across years "
    "months weeks days hours minutes communications publications facilities services benefits "
    "events rights women's children's honours highways waterways schools friends savings drinks"
)
"""Plurals (and what looks like one) that stand before another noun: "a sports hall"."""
SPANS = _set(
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays "
    "thursdays fridays saturdays sundays spring summer autumn winter fall dawn noon midnight "
    "today tomorrow next last every twice once daily weekly monthly early late again soon"
)
"""When something is done."""
WHOLES = _set(
    "team company school firm department ward group board practice office charity council "
    "business hospital college university agency studio factory plant museum clinic shop store"
)
"""What a note means by "the" one there, and what does something."""
PEOPLE = _set(
    "nurses people patients customers children students pupils staff users clients families "
    "juniors parents teachers engineers colleagues developers designers residents guests members "
    "apprentices trainees visitors women men kids drivers volunteers farmers tenants readers "
    "learners starters carers partners teams suppliers companies hospitals schools buyers sellers "
    "crews squads choirs"
)
