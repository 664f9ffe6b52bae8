"""Check digits: whether something that looks like an account, tax or identity number can be one."""

from __future__ import annotations

import re
from collections.abc import Callable


def _digits(words: str) -> list[int]:
    return [int(digit) for digit in words if digit.isascii() and digit.isdigit()]


def iban(words: str) -> bool:
    """Whether the letters and digits are an IBAN: length, and remainder 1 by 97."""
    said = re.sub(r"[^A-Za-z0-9]", "", words).upper()
    if not 15 <= len(said) <= 34 or not said[:2].isalpha() or not said.isascii():
        return False
    return int("".join(str(int(sign, 36)) for sign in said[4:] + said[:4])) % 97 == 1


def card(words: str) -> bool:
    """Whether the digits are a payment card's: thirteen to nineteen, with Luhn's check digit."""
    digits = _digits(words)
    if not 13 <= len(digits) <= 19 or len(set(digits)) < 2:
        return False
    doubled = [digit if at % 2 == 0 else sum(divmod(digit * 2, 10)) for at, digit in enumerate(reversed(digits))]
    return sum(doubled) % 10 == 0


def social_security(words: str) -> bool:
    """Whether the digits can be a number of the United States' social security."""
    digits = "".join(map(str, _digits(words)))
    return len(digits) == 9 and digits[:3] not in ("000", "666") and digits[0] != "9" and digits[3:5] != "00"


def dni(words: str) -> bool:
    """Whether a Spanish DNI or NIE has its right letter."""
    said = re.sub(r"[^A-Za-z0-9]", "", words).upper()
    said = {"X": "0", "Y": "1", "Z": "2"}.get(said[:1], said[:1]) + said[1:]
    return bool(re.fullmatch(r"\d{8}[A-Z]", said)) and "TRWAGMYFPDXBNJZSQVHLCKE"[int(said[:8]) % 23] == said[8]


def nir(words: str) -> bool:
    """Whether fifteen digits are a French social security number with its key."""
    said = re.sub(r"[^0-9AB]", "", words.upper()).replace("2A", "19").replace("2B", "18")
    return len(said) == 15 and said.isdigit() and 97 - int(said[:13]) % 97 == int(said[13:])


def steuer_id(words: str) -> bool:
    """Whether eleven digits are a German tax id with its check digit."""
    digits = _digits(words)
    if len(digits) != 11 or digits[0] == 0:
        return False
    product = 10
    for digit in digits[:10]:
        total = (digit + product) % 10 or 10
        product = total * 2 % 11
    return (11 - product) % 10 == digits[10]


_DATE = re.compile(
    r"\D{0,3}(?:\d{1,2}[./ -]{1,2}\d{1,2}[./ -]{1,2}(?:19|20)?\d\d|(?:19|20)\d\d[./ -]\d{1,2}[./ -]\d{1,2})\D{0,3}"
)


def phone(words: str) -> bool:
    """Whether the digits can be a telephone's: seven to fifteen, and neither a date nor a number of an identity."""
    if _DATE.fullmatch(words) or iban(words) or nir(words) or card(words):
        return False
    return 7 <= len(_digits(words)) <= 15


CHECKS: dict[str, Callable[[str], bool]] = {
    "iban": iban,
    "card": card,
    "phone": phone,
    "social-security": social_security,
    "dni": dni,
    "nir": nir,
    "steuer-id": steuer_id,
}
