"""Words with a capital: those that need stand in no file, and those that look ordinary and are names."""

from execcoach.drafting.ordinary import each

NEVER = each(
    # who speaks, weekdays, months, feasts
    "i i'm i've i'd i'll mondays tuesdays wednesdays thursdays fridays saturdays sundays monday tuesday wednesday "
    "thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun january february march april may "
    "june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec "
    "christmas easter boxing eve new-year ramadan eid diwali hanukkah lent advent pentecost thanksgiving halloween "
    "god bible spring summer autumn winter "
    # networks
    "linkedin twitter x bluesky mastodon facebook instagram youtube tiktok whatsapp threads "
    # short forms everybody writes
    "ceo coo cfo cto cio ciso cmo chro cpo cso cro vp svp evp md gm pa pm hr it pr ir rd r&d q&a kpi kpis okr okrs "
    "roi sla ebitda ebit faq faqs fyi ps pps nb rsvp asap eta tba tbc tbd ok am bst gmt utc cet uk u.k us u.s usa "
    "eu un nato ai ml api apis pdf usb gps url urls html json toml csv sms tv cv dvd cd atm pin vat gdp esg csr dei "
    "b2b b2c b2g 5g 4g 3d 2d wifi wi-fi sme smes ngo ngos plc llc gmbh sa bv phd mba-style bsc msc ba ma dna covid "
    "covid-19 lgbt lgbtq nhs gdpr iso isbn id ids aka diy vip po poc mvp sop rfp rfq rfi nda ndas crm erp saas hq "
    "ux ui seo agm bbc-style ad bc a4 a3 pre post-it o'clock mr mrs ms mx dr prof st sr jr sir dame lord lady "
    "sister dear hi hello i.e e.g "
    # peoples and tongues
    "english british scottish welsh irish french german dutch spanish portuguese italian swiss austrian belgian "
    "danish swedish norwegian finnish icelandic polish czech slovak hungarian romanian bulgarian greek turkish "
    "russian ukrainian serbian croatian slovenian estonian latvian lithuanian american canadian mexican brazilian "
    "argentinian chilean colombian peruvian african nigerian ghanaian kenyan egyptian moroccan ethiopian "
    "south-african asian chinese japanese korean indian pakistani bangladeshi sri-lankan nepali thai vietnamese "
    "indonesian malaysian filipino singaporean australian european arab arabic israeli jewish hebrew iranian "
    "persian iraqi lebanese syrian saudi afghan mandarin cantonese hindi urdu bengali tamil punjabi swahili yoruba "
    "igbo hausa latin gaelic scots scot brit brits briton britons americans germans europeans africans asians "
    "canadians australians indians italians russians poles danes swedes turks finns greeks spaniards frenchman "
    "frenchwoman englishman englishwoman irishman irishwoman scotsman welshman dutchman christian muslim hindu "
    "buddhist sikh catholic protestant roman victorian georgian western eastern northern southern nordic "
    "scandinavian baltic mediterranean atlantic pacific"
)
POSTS = each(
    "chief executive operating financial finance officer director directors manager managers head president vice "
    "chair chairman chairwoman chairperson board engineer engineers apprentice fellow partner founder co-founder "
    "owner lead secretary treasurer minister professor doctor chancellor principal trustee governor captain editor "
    "analyst consultant architect designer developer technology information product people human resources "
    "marketing sales commercial operations communications strategy legal counsel compliance risk supply chain "
    "logistics fleet depot controller planner driver fitter supervisor team group department division committee "
    "panel company customer customers client clients colleague colleagues internet web email e-mail bachelor master "
    "masters science arts engineering degree senior junior deputy assistant associate interim acting managing "
    "general global regional national member non-executive independent chartered graduate mechanical"
)
GIVEN = each(
    "will mark may rose hope grace bill frank faith joy jack rob sue pat art dean grant miles iris ivy holly amber "
    "ruby pearl dawn summer robin jay drew chase hunter mason baker june april august carol gene ray rich nick gale "
    "crystal penny skip victor major earl duke king prince young long wood stone field bush banks rivers brook glen "
    "dale cliff heath forest sandy rusty sunny misty star sky storm river ocean reed rowan basil sage ginger olive "
    "violet daisy lily jade gold sterling ford shell apple amazon orange target gap visa oracle meta alphabet slack "
    "zoom teams uber square stripe canvas notion trello nationwide boots next currys park brown white green hall "
    "hill ward price cook bell gray hunt mills black berry fox woods page read bond cash bath deal reading bury "
    "cork nice chambers lane patience charity mercy melody swift sharp bright wise silver cross miller fisher day "
    "best west"
)
"""Ordinary words that in the middle of a sentence are more often somebody's name."""

LOOKALIKE = each(
    "james peter denise oliver sally polly felicity verity trinity clement anders nils dieter walker parker carter "
    "barnes palmer porter barker wells potter archer fielding browning harding manning golding poole worthing "
    "turner cutler jared ned ted fred molly emily billy"
)
"""Names that look like a form of an ordinary word."""
DEEDS = each(
    "said says told rang asked wrote called drove took thinks knows joined led runs ran came went gave made found "
    "brought sent showed explained taught phoned emailed wants wanted agreed insisted laughed smiled nodded "
    "answered replied"
)
"""What only somebody does: after one of these words even an ordinary word that can be a name is one."""
