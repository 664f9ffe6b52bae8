"""Words that are no name though a sentence begins with them: a capital there says nothing."""

import re
from functools import lru_cache


def each(line: str) -> frozenset[str]:
    """The words of a line, each once."""
    return frozenset(line.split())


_ORDINARY = each(
    """
abandoned able about above abroad academy accept accident acclaimed accord according account accountant accurate ache
achieved achieving acid across act action actor add address adjective admin administrator admits adult advance advert
advertised advertising advice advise advisor aficionado afraid after afternoon afterwards again against age agency
agent ago agree ah ahead aim air airport aisle alarm album alike alive all allergic allow almond almost alone along
aloud already alright also alternative although altogether alumni always am amateur amazing american amid among
amongst amount an analyst analytics and anew anger angle animal ankle announce annoys annual another answer ant any
anybody anyhow anyone anything anyway anywhere apac apart apology app apparent appeal appear applause apple appreciate
apprentice apprenticeships approach approve apron arch architect architecture are area aren't argue arm army around
arrange arrest arrivals arrive arrow article artist arts as ashamed ask asleep aspects asset assist assistant
associate assume astronomy at ate athlete attach attack attempt attend attic attitude attorney attract audience audit
august aunt author autumn average avoid awake award aware away awful awkward axe axle baby back bad badge bag baggage
bait bake baker bakery balance ball ballast ballot ban banana band bank bankrupt banksman bar bare barge bark barn
barrel barrier base baseball basic basket basketball bath bathroom battery battle bay be beach beagles beam bean bear
beard beast beat became because become bed bee beef beekeeper been beer before beforehand beg began begin begun behave
behind being belief believe bell belong below belt bench benchmarks bend beneath benefit berry berth beside best bet
between beyond bicycle big bike bilge bin bio biology bird birdwatching birth birthday biscuit bit bite black blackout
blade blah blame blank blanket bleed blend bless blind blizzard block blog blood blow blown blue blurs board boasting
boat boathouse body boil bold bolt bomb bond bone bonsai bonus book bookmark boot border bore born borrow boss both
bottle bottom bottom-line bought bounce bound bowl box boy braces brackets bragging brain brake branch brand brave
bravo bread break breakfast breath breathe breeze brewer brick bridge brief brigade bright bring british broad
broadened brochure broke broken broom brother brought brown brush bucket budget buffet bug build built bulb bulk
bullet bulletin bump bun bundle burden bureaucracy burn burnt bury bus bush busy but butcher button buy buzzwords by
cab cabin cabinet cable cache cafe cake calendar call calm came camel camera camp campaign can can't canal cancel
cancer candidate candle cannery cannot canteen canvas cap capital captain car carbon card care caretakers cargo carpet
carriage carrot carry cart case cash cast castle cat catalogue catch cattle caught cause ceiling celebrate cell cellar
cello cement cent central centre century ceremony certain certificate certified chain chair chairman chairwoman chalk
challenge chamber champion chance change channels chaos chapeau chapter character charge charm chart cheap cheat check
checklist cheer cheese chef chemical chess chest chicken chief child children chill chimney chin chip chocolate choice
choir choose chose chosen church churn cigarette circle circular circus citizen city civil claim clandestine clap
class classic classmate clause claw clay clean cleaner cleaners clear clerk clever cli click client cliff climate
climb clinics clinker clock close cloth cloud clown club clue cluster coach coal coast coat code coffee cofounder coin
cold collar colleague collect collector college colon colour column comb combine come comfort comic command
commentator commerce commercial commit committee common commute company compare compete competitive competitor
complain complaint complete complex compliance compose computer concern concert conclusion concrete conditional
conduct conference confess confession confidence confident confidential confirm conflict confuse congratulations
connect connector conscience consent consider constraint consultant consumer contact contain containers content
contest context continue contract contractor contrast contribute control convert convince cook cool coordinator copper
copy cord core cork corn correct corridor cost cottage cotton couch cough could couldn't council counsel count country
county couple courage course court courtesy cousin cover cow crack craft crane crash crate crazy cream create
credentials credit creek crew cricket crime crises crisis criterion critic crop cross crowd crown cruel cruise crush
cry cue cuff culture cup cupboard curate cure currency current curriculum curtain curve cushion custom cut cycle
cyclist dad dairy damage damp dance danger dare dark dash dashboard data database date daughter day daylight dead
deadline deaf deal dealt dear death debate debt decade decay decent decide decision deck declare decline decorate
dedicated deed deep deer default defeat defect defend define definitely degree delay delete delicate delight deliver
delivery demand demo democracy demonstrated denial dental dentist deny depart depend deposit depot depth deputy derive
describe desert deserve design desire desk desktop despite dessert destroy detail detect determine develop device
devil devoted devotee diagnosis dialogue diamond diary dictated dictionary did didn't diesel diet difference different
difficult dig digital dinghy dinner dinosaur direct director dirt dirty disagree disappear disaster disc discipline
disclaimer disclosure disconnect discount discover discreet discuss discussion disease dish dishonesty disk dislike
dismiss dispatcher display diss distance distant district distrust ditch dive diverse diversion divide do dock doctor
does doesn't dog doing doll dollar don't done door doorways dot double doubt dough down downhill download downwards
dozen draft drag drain drama drank draw drawn dream dress drift drill drink drip drive driven drop drove drum drunk
dry duck due dull dumb dump duplicates during dust duty dynamic each eager ear earn earth ease east easy eat eaten
echo economy edge edit editor educate effect effective efficiency efficient effort egg egos eh eight eighteen either
elbow elder elect electric elegant elephant elevator eleven elite else elsewhere embargo embarrass embrace emea emerge
emergency employ empowering empty enable encounter encourage end enemy energy engage engine english enjoy enough
ensure enter enthusiast enthusiastic entire entrepreneur entry envelope envy equal equip era error escape essay
essential estate estimate etc even event ever every everybody everyone everything everywhere evidence evil exact exam
example excellence excellent except exceptional exchange excite excuse executive exercise exhaust exhibit exist exit
expand expect expense expensive experience expert expertise explain explore export expose express extend extensive
extra eye fabric face facilitated fact factor factory faculty fade fail faint fair fake fall fallen false fame
familiar family fan far fare farm fascinated fashion fast fat fate father fault favour fear feast feather feature fed
fee feed feedback feel feet feign fell fellow felt female fence ferry festival fetch fever few fibre field fierce
fifteen fifth fifty fight figure file fill film filter final finance financial find fine finger finish fire firm first
fish fit five fix flag flame flash flask flat flattering flatters flavour flaw fleet flew flight flip float flock
flood floor flour flow flown fluent fluid flushed fly foam focus fog fold folk follow followers fond food fool foot
football for forbid force forecast forehead foreman forever forget forgive forgot forgotten fork form formal format
forth fortnight fortunately fortune forty forward fought found founder four fourteen fourth fox frame free freedom
freelance freeze freight frequent fresh fridge friend frog from front frost frown froze frozen fruit frustrates fuel
full fun fund funeral funny fur furnace furniture further future gain gallery game gang gantry gap garage garbage
garden garlic gas gate gather gauge gave gaze gear geese general gentle genuine gesture get ghost giant gift girl give
given glad glance glass glasshouse gloat global globe gloom glory glove glue go goal goat goes going gold golden golf
gone good goodbye goose gossip got govern grab grade graduate grain grandchildren grandfather grandmother grape graph
grass grave gravel gray grease great green greet grew grey greyhounds grid grief grin grind grip grit grocer grocery
ground group grow grown growth grub guard guess guest guide guidelines guild guilt guitar gun guru guy gym ha habit
had hadn't hail hair half hall halved halves hammer hand handle handlers handover handshake hang happen happy harbour
harbourmaster hard hardware harm harnesses harvest has hash hasn't hat hate hats haul haulier have haven't hay he he'd
he'll he's head headache headlights headline health heap hear heard hearsay heart heat heaven heavy hedge heel height
held hello helmet help hence her herb here here's hero herself hesitant hesitate hey hi hid hidden hide hierarchy high
highlights highway hike hill him himself hint hip hire history hit hm hoarder hobby hobbyist hockey hold hole holiday
holistic hollow home honest honesty honey honour hood hook hooray hoped hopefully horizon horn horror horse hospital
host hostile hot hotel hour house housekeeper houseplants how how's however hug huge human humane humble humour
hundred hung hungry hunt hurrah hurry hurt husband hush hut hydrogen i'd ice icon idea ideal identical identify idiot
idle if ignore ill illegal image imagine immediate imminent impact impatient impersonated import important impose
impress improve impulse in inbox inch include income increase indeed independent index indicate indoor industry infant
influence influencers info inform initial initiative injury ink inn innocent innovative innovator input inquiry insect
insert inside insight insist insolvency inspect inspector inspire install instance instead institute insult insurance
insurer intake intend interest interior intern internal international interview into intranet introduce invent invest
investor invite invoice involve iron irony irritates is island islanders isn't isolate issue it it'll it's item its
itself ivory jacket jam jar jargon jaw jazz jeans jelly jersey jet jewel job join joint joke jotted journal journalist
journey judge jug juice jump jungle junior jury just justice keen keep kept kettle key keyboard keynote keywords kick
kid kidney kill kiln kind king kiss kit kitchen kite knee knew knife knit knob knock knot know knowledge known kudos
label laboratory labour lace lack ladder lady laid lake lamb lamp land landlord landscape lane language lantern
lanyard laptop large laser last late lathe laugh launching laundry law lawn lawyer lay layout lazy lead leadership
leaf league leak lean leap learn learnt lease least leather leave lecture led left leg legacy legal legend lemon lend
length lens lent less lesson let let's lettuce level lever leveraged liaised liberty library licence licensed lid lie
life lifelong lifetime lift light lighthouse lightning like likelier likewise limb limit line linesman link lion lip
liquid list listen listeria lit literature litre little live load loaf loan loathe loaves lobby local lock locomotive
lodging log logic logistics lonely long look loop loose loosens lord lorry lose loss lost lot lottery loud lounge love
low loyal ltd luck lucky luggage lump lunch lunchtimes lung luxury lying machine mad made magazine magic magnet mail
main maintain maintenance major make male mall man manage manual manufacturer many map maple marathon marble march
margin marine maritime marked market marriage mask mass master match mate material math matter mature maximum may
maybe mayo mayor me meadow meal mean meant meanwhile measure meat mechanic medal media medicine medium meet melody
melt member membership memo memory men mend mental mentor menu merchant mercy merely merge merit merry mess message
met metal method metre metric mice microphone middle midnight midway midwife might mightn't mild mile milestone milk
mill millilitres million mind mine mineral minimum minister minor mint minute miracle mirror misfortune miss mission
mist mistake mix mixture mobile mode model modern moment momentum money monitor monkey monster month mood moon moral
more moreover morning mortgage mosquito most mother motion motivated motivates motive motor mountain mourn mouse mouth
move movie much mud mug multiple multiply mum muscle museum mushroom music must mustard mustn't mutual my myself
mystery myth nail naked name namesake nap napkin narrative narrow nasty nation national native nature naval navy near
nearby neat necessary neck need needle needn negative neglect neighbour neither nephew nerve nest net network neutral
never new newcomer newspaper next nice niche niece night nightmare nil nine nineteen ninety ninja no nobody nod noise
none nonsense noon nope nor normal north nose not notary note nothing notice notion noun nous novel novelist now
nowadays nowhere nuclear number nurse nursery nut oak oar oats obey object observe obsessed obsession obstacle obtain
occasion occur ocean odd of off offcuts offence office official offsets often oh oil ok okay old olive omit on
onboarding once one oneself onion online only onto onwards open opera operate operational operator opinion opponent
oppose opposite option optional or orange orbit orchard orchestra order ordinary organ organise origin orphan other
otherwise otters ought ounce our ourselves out outcome outdoor outline output outside outstanding outweighs oven over
overall overcome overlap overnight oversaw overseeing overtime overwrites overwritten owe owl own ox oxygen pace pack
package packet packhouse pad page paid pain paint pair palace pale palette pallet palm pan panel panic pants paper
paperwork parade paradigm paragraph parallels parcel parent parish park parlour part partial participate particular
partner party pass passage passenger passion passionate passive password past pasta paste pastime pastry patent path
patience patient pattern pause pay pea peace peach peak peanut peasant pedal peer pen penalty pencil pending pension
people people's pepper per perfect perform performance perfume perhaps period permanent permission permit person
personal personnel perspective persuade pet petrol phase phenomenon philosophy phone photo photograph photography
phrase physical piano pick picnic picture pie piece pig pigeon pile pill pillar pillow pilot pin pine pink pint
pioneer pipe pit pitch pixels pizza place placeholder plain plan plane planet planks plant plastic plate platform play
pleasant please pleasure plenty plot plough plug plumber plus poacher pocket poem poet poetry point poison pole police
policy polish polite political politics poll polytechnic pond pony pool poole poor pop popular port portrait positive
possess possibly post postal pot potato potential pound pour poverty powder power practical practice practise praise
pram pray precise predict prediction prefer pregnant prepare presence present preserve president press pressure
pretend pretty prevent price pride priest primary prince princess principal principle print prior prison privacy
private prize probe problem procedure proceed process procession produce product profession professional professor
profile profit profound program programme progress project promise promote prompt pronouns proof proper property
proposal prospect protect protest proud prove proven provide pub public publish pudding pull pulse pump punch punish
pupil puppy purchase pure purple purpose purse push put puzzle quarrel quarter quartile quay queen query queue quick
quiet quit quite quiz quote rabbit race rack radar radio raft rag rage raid rail railway rain raise rally ramp ran
random rang range rank rapid rare rat rate rather ratio raw ray razor reach react read ready real realise reality rear
reason rebel rebuilt recall recap receipt receive recent recipe recognise recognized recommend record recover recruit
recruiters recycle red redo redrawn redrew reduce refer reflect reform refrain refresh refrigerator refuel refuse
regard regatta regime region register regret regular regulator reject relate relatives relax relay release relevance
relevant relief religion rely remain remark remember remind reminder remote remove renewables renewal renowned rent
repacked repair repeat replace reply report represent representative repurpose request require rescue research reserve
reservoir resign resist resolve resort resource respect respond rest restaurant restore restrict result results resume
retail retain retire retold retreat return reveal revenge revenue reversed review revise reward rewording rewritten
rhythm rib ribbon rice rich rid ridden ride ridge right rigid ring riot ripe rise risen risk ritual rival river road
roar roast robot rock rocket rockstar rod rode role roll roof room root rope rota rotten rough round route routine row
royal rub rubbish rubric rude ruff rug rugby ruin rule rumor rumour run rung rural rush rust sack sad saddle safe
safety said sail sailor saint sake salad salary sale salmon salt same sample sand sandwich sang sank sat satellite
satisfy sauce sausage save saw say scale scale-up scan scandal scar scarce scarf scatter scene scenery schedule scheme
scholar school schoolmates science scientist scissors scold scope score scrap scratch scream screen screenshot screw
script sculling sea seal search season seat seaweed second secondary secrecy secret secretary sector secure see seed
seek seem seen seize seldom select self sell sellers senate send senior sense sensor sent sentence separate sequence
serial series servant serve service session set settle seven seventeen several severe sew sex shade shadow shaft shake
shall shallow shame shape share shareholder shark sharp she she'd she'll she's shed sheep sheet shelf shell shelter
shield shift shine ship shirt shock shoe shook shoot shop shopkeepers shore short shortcut shot should shouldn't shout
shovel show shown shrink shrug shunter shut shy sibling sick side siding sigh sight sign signal signaller signatures
significant silence silent silk silly silver similar simple simply since sincere sing single sink sir siren sister sit
site six sixteen sixth sixty size skate sketch ski skill skin skip skirt sky skyline slash slave sleep sleepers sleet
sleeve slept slice slide slight slim slip slogan slope slot slow small smart smell smile smoke smooth snack snag snail
snake snap sneak snow snowstorms so soak soap soccer social socialising socializing society sock sofa soft software
soil solar sold soldier sole solid solve some somebody somehow someone something sometime somewhat somewhere son song
soon sore sorrow sorry sort soul sound soup sour source sourdough south space spade spam spans spare spark sparse
speak spearheaded special specialist species specific specify speech speed spell spelt spend spent spice spider spill
spin spirit spit spite splendid split spoil spoilage spoiler spoke spoken sponge sponsor spoon sport spot spouse spray
spread spreadsheet spring spun spy squad square squeeze stable stack staff stage stain stair stake stakeholders stale
stall stamp stance stand standard star stare start startup state statistics statue status stay steady steak steal
steam steel steep steer stem step stick stiff still sting stir stitch stock stole stolen stomach stone stood stool
stop storage store storeman storm story stove straight strange strategic strategist strategy straw streaks stream
street strength stress stretch strict strike string strip strive stroke strong struck structure struggle stubborn
stuck student studio study stuff stung stupid style subject submit substantial subtle suburb succeed success successor
such sudden suffer suffices sugar suggest suit suite sum summarised summary summit sun sunrise sunset supermarket
supervisor supper supply support suppose supreme sure surface surfer surfing surgeon surgery surgical surname surprise
surrender surround survey survive suspect suspend swallow swam swamp swap swear sweat sweep sweet swell swept swift
swim swing switch switchboard sword swore sworn swung symbol sympathy symptom synced synergy system table tackle tags
tail tailor take takeaway taken tale talent talk tall tank tap tape target task taste taught tax taxi tea teach team
teamwork tear tease tech technical technician technique technology teenager teeth telephone television tell temper
temperature template temple temporary ten tenants tend tennis tenor tension tent tenth term terminal territory test
text textile textual than thank thanks that that's the theatre theft their them theme themselves then theory therapy
there there's therefore these thesis they they'd they'll they're they've thick thief thin thing think third thirteen
thirty this those though thought thousand thread threat three threshold threw throat through throughout throw thrown
thumb thunder thx tick ticket tide tidy tie tiger tight tile till timber time tin tiny tip tired tissue title to toast
tobacco today todo toe together toilet told tolerate tolls tomato tomorrow ton tone tongue tonight tonne too took tool
tooth top topic torch tore torn total touch tough tour tourist toward towel tower town toy trace traceback track
tractor trade traffic tragedy trail train trainee trait tram transfer transform transformational translate transport
trap trash travel tray treasure treat treaty tree trend trial triangle tribe trick trigger trip tripled triumph
trolley troop trouble trousers truck true trumpet trunk trust truth try tube tune tunnel turkey turn turtle twelve
twenty twice twin twist two type typical tyre ugly ultimate umbrella unable unannounced uncle under undergo understand
understood undisclosed undo unfair unfortunately unhappy uniform union unique unit unite universe unknown unless
unlike unmatched unmet unnamed unofficial unpacks unpaid unparalleled unprofessional unpublished unquoted unread
unreleased unrivalled unsettled unsure until untitled unusual up upcoming update upgrade upon upper upset upstairs
upstream upwards urban urge urgent url us use used user usual vacancy vacant vacuum vague valid valley value valve van
vanish variety vast vehicle vein vendor venture venue verb verbal verdict verse version versus very vessel veteran
veto via vice victim victory video view village vinyl violence violin virtual virtue virus vision visionary visit
visitor visual vital vitamin vivid vocabulary voice volume voluntary volunteer vote vouched vow voyage vs wage wagon
wagons waist wait wake walk wall wallet wander want war ward wardrobe ware warehouse warm warn warrior was wash wasn't
waste watch water wave wax way we we'd we'll we're we've weak wealth weapon wear weather web website weed week weekday
weekend weigh weight weird welcome welfare well went wept were weren't west wet whale what what's whatever wheat wheel
when whenever where where's whereas wherever whether which whichever while whip whisper whistle white whiteboard who
who's whoever whole whom whose why wide widgets widow width wife wild will win wind window wine wing wink winter wipe
wire wisdom wise wish with withdraw withdrew within without wives woke wolf woman women won won't wonder wonderfully
wood woodwork wool word wore work worksheet workshop workspace world worldwide worry worse worst worth worthy would
wouldn't wound wow wrap wrist write written wrong wrote yard yawn yeah year yellow yep yes yesterday yet yield yo
yoghurt you you'd you'll you're you've young your yourself yourselves youth zero zip zone
"""
)
_MADE = re.compile(
    r".{3,}(?:tions?|ments?|ness|ities|ity|ful|less|able|ible|ously|ous|ably|ingly|edly|ively|ally|ism|ship|ise|ize)\Z"
)
"""Endings that make an ordinary word of another."""


def spelt_so(word: str) -> bool:
    """Whether a word stands among the ordinary ones just as it is, in no other form."""
    return word in _ORDINARY


@lru_cache(maxsize=4096)
def ordinary(word: str) -> bool:
    """Whether a word, folded and with straight apostrophes, is an ordinary English one in any of its forms."""
    return len(word) < 2 or any(base in _ORDINARY for base in _bases(word)) or bool(_MADE.match(word))


def _bases(word: str) -> list[str]:
    """The word and what it may be a form of."""
    bases = [word, word.removesuffix("'s")]
    word = bases[1]
    if word.endswith("ies"):
        bases.append(f"{word[:-3]}y")
    if word.endswith("es"):
        bases.append(word[:-2])
    if word.endswith("s") and not word.endswith("ss"):
        bases.append(word[:-1])
    for ending in ("ing", "ed", "er", "ers", "est", "ly"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2:
            bases += [stem, f"{stem}e"]
            if stem[-1] == stem[-2]:
                bases.append(stem[:-1])
            if stem.endswith("i"):
                bases.append(f"{stem[:-1]}y")
    if "-" in word:
        bases += [word.partition("-")[0]]
    return bases
