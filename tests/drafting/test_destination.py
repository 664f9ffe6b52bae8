import datetime

import pytest

from execcoach.drafting.destination import advise, next_weekday, purpose_of, read_destinations
from execcoach.errors import CoachError
from execcoach.services.counting import is_network
from execcoach.services.templates import all_templates
from execcoach.storage.content import shipped_toml

SATURDAY = datetime.date(2026, 11, 21)


@pytest.fixture(scope="module")
def known():
    return read_destinations(shipped_toml("prompts/destinations.toml"))


def test_every_purpose_has_one_place_one_reason_and_a_source(known):
    for one in known.purposes:
        assert one.place
        assert one.reason
        assert one.source
        assert all(is_network(name) for name in one.networks)
    assert len({one.words for one in known.purposes}) == len(known.purposes)


def test_a_figure_never_stands_without_its_year(known):
    for one in known.purposes:
        figure = any(char.isdigit() for char in one.reason) or "thirds" in one.reason
        assert not figure or one.year in one.reason, one.id
        assert not one.year or one.year in one.reason
    assert known.timing.year in known.timing.reason


def test_what_the_weekday_matters_for_waits_for_thursday(known):
    advice = advise(purpose_of("", "post", known), known, SATURDAY)
    assert advice.post_on == datetime.date(2026, 11, 26)
    assert "Thursday 26 November" in advice.line
    assert "2013" in advice.line
    assert next_weekday("thu", datetime.date(2026, 11, 26)) == datetime.date(2026, 11, 26)


def test_news_goes_out_today_and_its_day_is_soon_over(known):
    advice = advise(purpose_of("newsjack", "post", known), known, SATURDAY)
    assert (advice.post_on, advice.expires) == (SATURDAY, SATURDAY + datetime.timedelta(days=2))


def test_a_message_has_no_weekday(known):
    advice = advise(purpose_of("tailored-invitation", "invitation", known), known, SATURDAY)
    assert advice.post_on is None
    assert advice.line == advice.where


def test_every_shipped_template_serves_a_purpose_of_its_own_kind(known):
    for template in all_templates():
        one = purpose_of(template.id, template.kind, known)
        assert template.id in one.templates or template.kind in one.kinds, template.id


@pytest.mark.parametrize("day", ["someday", ""])
def test_a_day_that_is_none_is_told(day):
    raw = shipped_toml("prompts/destinations.toml")
    raw["timing"]["day"] = day
    with pytest.raises(CoachError, match="mon, tue"):
        read_destinations(raw)
