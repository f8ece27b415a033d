"""English: which words begin and end no term, and what heads the names of bodies and documents."""

from __future__ import annotations

from collections.abc import Container

from glossaries.extraction.patterns.base import Patterns

_FUNCTION = """
a an the this that these those such some any each every all both either neither no none other
another same own several many much more most few fewer fewest less  various certain
i me my mine myself you your yours yourself he him his himself she her hers herself it its itself
we us our ours ourselves they them their theirs themselves one ones who whom whose which what
whatever whichever where when why how whether if unless because since as than though although while
whereas until till after before during about above across against along alongside among amongst
amid around at behind below beneath beside besides between beyond by concerning considering despite
down except following for from in including inside into like near notwithstanding of off on onto
opposite out outside over past pending per plus regarding respecting round save through throughout
to toward towards under underneath unlike up upon via versus with within without and or but nor so
yet not only also too very quite rather thus therefore hence however moreover furthermore
nevertheless nonetheless meanwhile then there here now still again already always never ever often
sometimes usually once twice thrice just even almost nearly well otherwise else instead together
am is are was were be been being have has had having do does did doing done can could may might
must shall should will would ought need needs 's ’s s etc i.e e.g a.m p.m see viz ibid inter alia
""".split()

# Participles, verbs and adverbs that UN texts are full of: they stand beside terms, not in them.
_RUNNING = """
accept accepted accepting accordance according accordingly account acknowledge acknowledged
acknowledges acknowledging act acting add added  additional address addressed addresses
addressing adopt adopted adopting adopts affect affected affecting affirmed affirming affirms
agree agreed agreeing agrees aim aimed aiming aims allow allowed allowing allows alone annexed
appeal appealed appeals appear appeared appears applied applies apply applying appreciate
appreciated appreciates appreciation approve approved approves approving arising ask asked asking
asks assess assessed assessing assist assisted assisting assure attended  aware based
became become becomes becoming began begin beginning begun believe believed believes benefit 
better brief briefed bring bringing brings brought call called calling calls carried carry carrying
ceased chaired choose chosen cited   close closed closely come comes coming commend
commended commending commends commit committed comparable complete completed completing compliance
comprise comprised comprises concern concerned conclude concluded concludes concluding conduct
conducted conducting confirm confirmed confirming confirms connection consider considered considers
consist consisted consistent consisting consists constitute constituted constitutes contain
contained containing contains continue continued continues continuing continuously contribute
contributed contributes contributing convene convened convening conveyed convinced cope cover
covered covering covers create created creates creating current currently deal dealing deals decide
decided decides deciding declare declared declares declaring deem deemed deeply define defined
deliver delivered delivering demand demanded demands demonstrate demonstrated describe described
describes describing designate designated designed desirable determine determined determining
develop  develops devote devoted different  direct directed directly discuss
discussed discusses discussing draw drawing drawn draws due  effort efforts elaborate elaborated
elected embark emphasise emphasised emphasises emphasize emphasized emphasizes emphasizing employ
enable enabled enables enabling encourage encouraged encourages encouraging end ended endorse
endorsed endorses engage engaged engaging enhance enhanced enhances enhancing ensure ensured ensures
ensuring enter entered entering entire entitled envisaged especially essential establish established
establishes establishing evaluate examine examined examining exist existed existing exists expand
expanded expanding expect expected expects explain explained explains explore explored exploring
express expressed expresses expressing extend extended extending extends extent extremely face faced
faces facilitate facilitated facilitates facilitating facing failed far favour feel final finally
find finding finds first focus focused focuses focusing follow followed follows form formed former
formulate forward found fourth fully further gave  generally get give given gives giving
go goes going good gradually grant granted grateful grave gravely great greater greatest
greatly grow grown growing guide guided half hear heard held help helped helping helps 
 highest highlight highlighted highlighting highlights highly hold holding holds honour
hope hoped hopes hosted identified identifies identify identifying immediate immediately impact
implement implemented implementing implements important imposed improve improved improves improving
inadequate inclined include included includes increase increased increases increasing increasingly
indeed indicate indicated indicates indicating inform informed informs initiate initiated integrate
intend intended intends introduce introduced introducing invite invited invites inviting involve
involved involves involving issue issued issues issuing join joined joining keep keeping kept key
know known knows lack lacking lacks laid  largely larger largest last lastly late later latest
launch launched launching lay lead leading leads leave leaving led left lesser let lies light likely
likewise limit limited limiting link linked little live lives living long longer look looking looks
lost low lower lowest made main mainly maintain maintained maintaining maintains  majority make
makes making manage managed managing manner matter mean meaning means meant meet meets mention
mentioned mere met mindful monitor monitored move moved moving namely necessary neither new newly
next note noted notes noting number obliged observe observed observes obtain obtained obtaining
 occur occurred occurs offer offered offering offers ongoing  opened opening
opposed order organise organised organize organized organizing outline outlined outlines overall
paid paragraph part participate participated participates participating particular particularly pass
passed paying  perform performed performing permit permitted place placed places plan
planned planning plans play played playing plays please pleased point pointed points pose posed
poses possible possibly prepare prepared prepares preparing present presented presenting presently
presents prevent prevented preventing previous previously primarily prior proceed proclaimed produce
produced producing progress prohibit prohibited promote promoted promotes promoting properly
proposed proposes protect protected protecting prove provide provided provides providing
provisionally published pursuant pursue pursued pursuing put putting raise raised raises
raising range rapidly reach reached reaches reaching ready reaffirm reaffirmed reaffirming reaffirms
realise realize realized really recall recalled recalling recalls receive received receives
receiving recent recently recognise recognised recognises recognising recognize recognized
recognizes recognizing recommended recommends reduce reduced reduces reducing refer referred
referring refers reflect reflected reflecting reflects regard regarded regards regret
regretted regrets reinforce reinforced reiterate reiterated reiterates reiterating
relate related relates relating relation relevant reliable remain remained remaining remains remarks
remind remove removed rendered renewed repeated repeatedly replace replaced replied reported
reporting represent represented representing represents request requested requesting
requests require required requires requiring resolve resolved resolves respect respectively respond
responded responding responds responsible restore result resulted resulting results resume resumed
retain retained revealed review reviewed reviewing revised right running said saw say saying says
second seek seeking seeks seem seems seen select selected send sent separate serious seriously
serve served serves serving set sets setting shall share shared sharing show showed showing shown
shows sign signed significant significantly similar similarly simply single situated six slightly
 smaller smallest sole solely sought speak specific specifically spent spoke spread start
started starting state stated  stating stay steadily step steps stop stopped strengthen
strengthened strengthens stress stressed stresses stressing strictly strong stronger strongest
strongly subject submit submits submitted submitting subsequent subsequently sufficient
sufficiently suggest suggested suggesting suggests suitable supplement supplemented supported
supporting supports sure surrounding sustained take taken takes taking targeted tell tend
tends term terms thank thanked thanking thanks themselves think third threatened time times
tended told took total transmit transmitted transmitting travelled treat treated tried true try
trying turn turned turning ultimate ultimately unable undergo undergone underline underlined
underlines underlining underscore underscored underscores underscoring undertake undertaken
undertakes undertaking undertook updated urge urged urgent urgently urges urging use used useful
uses using utilize utilized view viewed views visit visited visiting vital want wanted wants way
ways welcome welcomed welcomes welcoming went   widely wider wish wished wishes wishing
witnessed  worked  works worsened worth write written wrote  zero
""".split()

# Of these, nouns as well: a term may end with them.
_ALSO_NOUNS = """
account act acting address appeal appreciation accordance benefit concern conduct control cover
deal demand effort efforts end exchange face focus form grant help impact increase issue issues lack
lead limit link majority manner matter meaning means move need note notes number offer order part
place places plan plans play point points practice present process produce progress promise purpose
range record regard reporting request requests respect result results review right rise role share
sign stating step steps stress subject supplement support supports term terms time times total view
views visit visits vote way ways work finding following funding understanding meeting planning
warning training building living monitoring opening beginning developed state states compliance
effort extent paragraph relation sharing teaching setting cleansing
""".split()

# General words that end no term of their own, though they may begin one.
_GENERAL_LAST = """
able additional aforementioned appropriate basis broad case cases central common comprehensive
course current date day days double economic effective efficient environmental equal eve 
existing external extraordinary fact federal final financial foreign free full fundamental future
general global  high human illegal independent individual initial internal international
joint legal local medium mid military mixed modern month months multilateral municipal national
natural need non-governmental nuclear official ordinary original political practical primary private
professional proper public purpose purposes recent regional regular rest rural same scientific
secondary senior serious sexual short  similar social special specific strategic strong
structural technical temporary today tomorrow total traditional two three four five six seven eight
nine ten hundred thousand million billion dozen type types universal urban valuable voluntary week
weeks western world-wide year years yesterday hour hours january february march april may june july
august september october november december monday tuesday wednesday thursday friday saturday sunday
""".split()

_INSIDE = """of for on in and or a an the to against with by from or under at as without its de la into
between within through among""".split()

# Ordinals of sessions, kinds of meeting, and the like begin no name of a body that is looked up.
_NOT_FIRST = """
eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth
twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth
two three four five six seven eight nine ten eleven twelve thirteen twenty thirty forty fifty
hundred thousand million billion dozen one mr mrs ms dr prof
today yesterday different important possible particular several numerous potential
""".split()

# A verb in the past ends no term: `military aircraft infringed`.
_PAST = "ed"
_NO_PAST = frozenset("need needs seed breed feed speed unemployed accused disabled creed".split())

_DATES = """
january february march april may june july august september october november december monday tuesday
wednesday thursday friday saturday sunday
""".split()

_ORDINALS = """
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
general high former united integrated joint supplementary single open-ended open second special
""".split()

_BODIES = """
academy administration agency group alliance army assembly assemblies association authority bank board
body brigade bureau cabinet caucus center centre chamber club coalition college command commission
committee company confederation conference congress consortium corporation council court department
directorate division entity facility federation fleet force forces forum foundation front fund
government group headquarters initiative inspectorate institute institution league mechanism
ministry mission movement network observatory office ombudsman organ organization organisation
organizations panel parliament partnership
police programme registry secretariat section senate service services society subcommittee
subcommission sub-commission task summit symposium operation operations team tribunal troika trust union unit university task-force
""".split()

_DOCUMENTS = """
accord accords act agenda agreement annex amendment appeal appendix arrangement bill bulletin
charter code communiqué communique compact compendium concept consensus constitution convention
covenant declaration decree directive framework goals guide guidelines handbook index law list
manifesto manual memorandum optional outcome pact plan platform policy principles proclamation
protocol recommendations regulations report resolution roadmap rules standards statement statute
strategy survey treaty yearbook decision digest standard
""".split()

_NO_PLURAL = ("ss", "us", "is", "ics")


def _singular(word: str, known: Container[str]) -> str:
    """The singular of a noun, if the corpus has that too: `parties` -> `party`, but `news`."""
    if len(word) < 4 or not word.endswith("s") or word.endswith(_NO_PLURAL):
        return word
    guesses = [word[:-1]]
    if word.endswith("ies"):
        guesses.insert(0, word[:-3] + "y")
    elif word.endswith("es"):
        guesses.append(word[:-2])
    return next((guess for guess in guesses if guess in known), word)


def _is_past(word: str) -> bool:
    return word.endswith(_PAST) and word not in _NO_PAST and len(word) > 4


# Words that items of an agenda begin with.
_TITLE_HEADS = """
activities administration adoption advancement agreement appointment approval assistance
building challenges claims code comprehensive confirmation conclusion consideration contribution
convening cooperation coordination crime criminal culture date declaration development disarmament
dissemination effects election elections elimination emergency enhancement enlargement
establishment evaluation expansion financing follow-up function global globalization
human identification immunity impact implementation improving international introduction
invitation judgement letter letters maintenance measures membership methods national nomination
notification nuclear observance obligations opening operational organization organizational
other outcome overview participation peaceful permanent policies policy preparation preparations
prevention preventing problems programme progress prohibition promotion promoting proposals
proposed protection protecting provision provisional question questions reduction regional relations
relationship report reports request requests responsibility review revitalization right rights role
rule rules scale sessions settlement situation social special statement statements status statute
strategic strengthening structure subsequent succession support supplementary sustainable system
transition transparency treatment united universal use uses women work working
""".split()


_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ONES = "first second third fourth fifth sixth seventh eighth ninth".split()
_COMPOUND_ORDINALS = [f"{tens}-{ones}" for tens in _TENS for ones in _ONES]


PATTERNS = Patterns(
    not_first=frozenset([*_FUNCTION, *_NOT_FIRST, *_ONES, *_COMPOUND_ORDINALS, *_DATES]),
    seldom_first=frozenset(_RUNNING),
    not_last=frozenset([*_FUNCTION, *_RUNNING, *_GENERAL_LAST, *_DATES]) - frozenset(_ALSO_NOUNS),
    dates=frozenset(_DATES),
    ordinals=frozenset(_ORDINALS),
    not_inside=frozenset("that which who whom whose this these those is are was were be been has "
                         "have had will would shall should may might can could must not".split()),
    inside=frozenset(_INSIDE),
    joints=frozenset(_INSIDE) - frozenset(["and", "or", "the", "a", "an", "de", "la"]),
    before_nouns=frozenset(
        "the a an its their his her our your of this these such any all other some each no".split()
    ),
    bodies=frozenset(_BODIES),
    documents=frozenset(_DOCUMENTS),
    entitled=("entitled", "titled", "theme", "themed", "topic", "called", "named", "heading",
              "item", "publication", "publications", "report", "book", "project", "paper"),
    title_heads=frozenset(_TITLE_HEADS),
    past=_is_past,
    base=_singular,
)
