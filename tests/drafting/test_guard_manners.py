"""Spam, style and tone: wordings that avoid the obvious word are heard, and their innocent neighbours are not."""

import functools
from dataclasses import replace

from each import each

from execcoach.drafting.guard import Setting, check
from execcoach.services.guard import shipped_rules

MANNERS = ("spam:", "style:", "tone:")
FIRST = Setting(kind="message", first_contact=True)
LETTER = Setting(kind="message")
COMMENT = Setting(kind="comment")
POST = Setting()

HEARD = [
    ("spam:auto-dm", POST, "New people get a note the second they connect, and I only step in once they answer."),
    ("spam:auto-dm", LETTER, "Hey, cool that we are linked now! My showreel is at https://example.com/reel."),
    (
        "spam:pitch-on-first-contact",
        FIRST,
        "I train boards in safety and would be delighted to have you as a client.",
    ),
    (
        "spam:pitch-on-first-contact",
        FIRST,
        "Your website loses visitors, I can fix that and charge only on success.",
    ),
    ("spam:off-topic-meme", POST, "Only sharp minds: 7 - 3 x 0 + 4 = ?"),
    ("spam:off-topic-meme", POST, "Palm trees, a hammock and a cocktail. That's it. That's the post."),
    ("spam:mass-tagging", POST, "I mention a dozen famous people below although they have nothing to do with it."),
    ("spam:group-adding", LETTER, "I popped you into our Slack for founders without asking."),
    ("spam:group-adding", POST, "Who gives me a card gets my newsletter, whether they like it or not."),
    ("spam:stranger-friend-request", FIRST, "Facebook suggested you, we have 23 mutual friends. Accept me?"),
    ("spam:fake-followers", POST, "You follow me, I follow you back: leave your handle below and we all grow."),
    (
        "spam:fake-followers",
        LETTER,
        "Please order another 5,000 subscribers, the last batch looked quite natural.",
    ),
    (
        "spam:scraped-contact",
        FIRST,
        "You never gave me this address; I guessed it from your name and domain.",
    ),
    ("spam:scraped-contact", LETTER, "Bought a list with 8,000 addresses of dentists, let's write to them on Monday."),
    ("spam:no-follow-up", LETTER, "I know I promised to send the contract in May. I'll get to it at some point."),
    (
        "spam:no-follow-up",
        LETTER,
        "I'm walking into this meeting cold, did not look at your brief. Enlighten me.",
    ),
    ("spam:lead-gen", LETTER, "I can get you 20 booked sales calls a month or you don't pay."),
    ("spam:engagement-bait", POST, "Rocket if you are for it, snail if you are against."),
    ("spam:engagement-bait", POST, "Type PAGE underneath and it comes to you."),
    (
        "style:click-bait",
        POST,
        "Three words from a driver, and my plan was dead. Which words? See the first comment.",
    ),
    (
        "style:gated-link",
        POST,
        "You get all 40 pages as soon as you have told us your company: https://example.com/study",
    ),
    (
        "style:sales-call",
        POST,
        "Our fitters have time in October. Ring us or grab a slot on my calendar.",
    ),
    ("style:shouting", POST, "FINALLY. OUR NEW HALL IS READY."),
    ("style:shouting", POST, "What a night for our choir!!!!!!"),
    ("style:buzzwords", POST, "Let's circle back on the low-hanging fruit and align our north star."),
    ("style:no-specifics", POST, "What an event! Inspiring speakers and a wonderful atmosphere from beginning to end."),
    ("style:hashtag-overload", POST, "Ilse welded the gate. #gate #steel #ulm #craft #team #welding"),
    ("tone:contempt", POST, "Their product is a joke, and whoever buys it deserves it."),
    ("tone:angry-reply", COMMENT, "I am sick and tired of your excuses. Delete this. Now."),
]

SILENT = [
    (POST, "We stopped sending automatic messages to new contacts; I write three notes a day by hand."),
    (LETTER, "Thank you for accepting my invitation, Paul. Your talk in Graz made me count our broken pallets."),
    (
        FIRST,
        "Dear Dr Amadi, your paper on wounds helped our nurses in Leeds. May I ask one question about table 3?",
    ),
    (FIRST, "Hello Sofia, we both started at the shipyard in Gdynia, four years apart. I would be glad to connect."),
    (POST, "Sunset is when our second shift begins in August; we moved it so that the welders see the seam."),
    (POST, "Thank you @Marta Lindqvist and @Tom Hale for two hours on the night run, and @Priya Raman for the tea."),
    (LETTER, "May I add you to the mailing list of the apprentices' fund? Say no and I will not ask again."),
    (POST, "Buying followers is like clapping for yourself. Thirty of the 212 people who read me write back."),
    (LETTER, "Ruth gave me your number and told me you know that I am ringing on Thursday about the crane."),
    (LETTER, "I said I would ring on Thursday and did not. I am sorry. May I call you at nine tomorrow?"),
    (POST, "Lena Fischer takes the lead of our Ulm plant from May; she began there as an apprentice in 2004."),
    (POST, "Which of the seven questions would you drop? Tell me in the comments why I am wrong."),
    (POST, "There is one question I ask every supplier: who do I ring at night? Eleven of fourteen had no answer."),
    (POST, "The whole report is open to everybody, no form, no e-mail: https://example.org/report"),
    (POST, "We have three vacancies for welders in Tampere. Write to me about the work, I did it for nine years."),
    (POST, "NASA, ESA, CNES and DLR sat at one table in Toulouse."),
    (POST, "Innovation, for our mill, was a second hook on the crane: eleven minutes less per roll."),
    (POST, "Thank you, Mirko, for staying until midnight so that the first lorry could leave on time."),
    (COMMENT, "Great talk, thank you!"),
    (Setting(kind="message"), "Thank you, that was a great evening!"),
    (COMMENT, "I don't think this is right, Karl: page 12 of the study says the opposite. What have I missed?"),
    (POST, "Our competitor Haldane beat us in Oslo, fairly. Their pump was quieter. We went home and took ours apart."),
]


@functools.cache
def signs():  # type: ignore[no-untyped-def]
    """The rules as they are written; what words weigh is tried in test_guard_evidence."""
    return replace(shipped_rules(), evidence=None)


def manners(text, setting):
    return {one.label for one in check(text, signs(), setting) if one.label.startswith(MANNERS)}


@each(("label", "setting", "text"), HEARD)
def test_a_roundabout_wording_is_heard(label, setting, text):
    assert label in manners(text, setting)


@each(("setting", "text"), SILENT)
def test_its_innocent_neighbour_is_not(setting, text):
    assert manners(text, setting) == set()


def test_every_label_of_manners_has_an_example_here():
    labels = {label.id for label in shipped_rules().labels if label.id.startswith(MANNERS)}
    assert labels == {label for label, _, _ in HEARD}
    assert len(labels) == 20


def test_a_tone_is_never_more_than_a_hint_and_manners_never_less_than_a_warning():
    severities = {label.id: label.severity for label in shipped_rules().labels if label.id.startswith(MANNERS)}
    assert {one for label, one in severities.items() if label.startswith("tone:")} == {"hint"}
    assert {one for label, one in severities.items() if not label.startswith("tone:")} == {"warn", "block"}


def test_praise_that_names_a_deed_is_no_empty_praise():
    empty = "Our people are the best. Their commitment is amazing and truly outstanding, day after day."
    assert manners(empty, POST) == {"style:no-specifics"}
    assert manners(empty + " On Friday Ewa drove back for the one box we had forgotten.", POST) == set()


def test_a_message_a_comment_and_a_headline_need_no_specifics():
    empty = "Our people are the best. Their commitment is amazing and truly outstanding, day after day."
    for kind in ("message", "comment", "invitation", "headline"):
        assert "style:no-specifics" not in manners(empty, Setting(kind=kind))


def test_five_hashtags_pass_and_six_do_not():
    five = "Ilse welded the gate. #gate #steel #ulm #craft #team"
    assert manners(five, POST) == set()
    assert manners(five + " #welding", POST) == {"style:hashtag-overload"}


def test_an_offer_is_a_pitch_only_where_it_comes_first():
    offer = "We offer affordable web design; may I send you a quote?"
    assert "spam:pitch-on-first-contact" in manners(offer, FIRST)
    assert "spam:pitch-on-first-contact" not in manners(offer, LETTER)
