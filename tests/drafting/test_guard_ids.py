import pytest
from each import each

from execcoach.drafting.guard_ids import card, dni, iban, nir, phone, social_security, steuer_id

CASES = [
    (iban, "DE89 3704 0044 0532 0130 00", "DE88 3704 0044 0532 0130 00"),
    (iban, "GB29NWBK60161331926819", "GB29NWBK60161331926818"),
    (card, "4111 1111 1111 1111", "4111 1111 1111 1112"),
    (social_security, "078-05-1120", "000-05-1120"),
    (dni, "12345678Z", "12345678A"),
    (dni, "X1234567L", "X1234567A"),
    (nir, "1 68 03 75 118 042 80", "1 68 03 75 118 042 81"),
    (steuer_id, "86 095 742 719", "86 095 742 718"),
    (phone, "+44 7700 900461", "02/11/1984"),
    (phone, "(020) 7946 0812", "1 68 03 75 118 042 80"),
]


@each(("check", "right", "wrong"), CASES)
def test_a_number_is_told_by_its_check_digits(check, right, wrong):
    assert check(right)
    assert not check(wrong)


@pytest.mark.parametrize("check", [iban, card, social_security, dni, nir, steuer_id, phone])
@pytest.mark.parametrize("words", ["", "ÄÖ12", "²³", "…", "a" * 40, "٣٤٥"])
def test_what_is_no_number_is_none(check, words):
    assert not check(words)
