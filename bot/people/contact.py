"""How to reach somebody otherwise than by Telegram, as people write it down. Pure."""

import re
from typing import Final

import phonenumbers

EMAIL: Final = re.compile(r"[^\s@<>(),;:\"]+@[\w-]+(\.[\w-]+)*\.[^\W\d_]{2,}")
LONGEST_EMAIL: Final = 254


def read_phone(text: str, *, country: str) -> str | None:
    """Return the number as one writes it abroad, such as +32 470 12 34 56; None when it is none.

    A number without a country's code is one of `country` (ISO 3166 alpha-2).
    """
    try:
        number = phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def read_email(text: str) -> str | None:
    """Return the address as one compares it; None when it is none."""
    address = text.strip().lower().removeprefix("mailto:")
    well_formed = len(address) <= LONGEST_EMAIL and EMAIL.fullmatch(address) and ".." not in address
    return address if well_formed else None
