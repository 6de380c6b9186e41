"""Which holidays and which clocks a place may have, as the libraries know them. Pure."""

from functools import cache
from typing import Final, cast

from babel import Locale
from babel.core import get_global
from holidays import country_holidays

from bot.i18n import LANGUAGES

COUNTRIES: Final = ("BE", "FR", "NL")
LOCALES: Final = tuple(Locale(language) for language in LANGUAGES)


@cache
def country_names() -> dict[str, str]:
    """The countries by their names in the bot's languages, in small letters."""
    return {locale.territories[code].casefold(): code for code in COUNTRIES for locale in LOCALES}


@cache
def named_regions(country: str) -> dict[str, str]:
    """The parts of `country` that have holidays of their own, such as {"6AE": "Alsace"}, by their codes.

    What the library knows without a name are the zones of school holidays, which no office goes by.
    """
    aliases: dict[str, list[str]] = country_holidays(country).get_subdivision_aliases()
    return {code: names[-1] for code, names in aliases.items() if names}


def region_name(country: str, region: str) -> str:
    return named_regions(country).get(region, region)


@cache
def zones_of(country: str, region: str | None = None) -> list[str]:
    """The time zones of a region overseas, as that is where the branch is, then those of the country."""
    territory = _territory_of(named_regions(country).get(region or "", ""))
    zones = cast("dict[str, str]", get_global("zone_territories"))
    here = [name for name, where in sorted(zones.items()) if territory and where == territory]
    return here + [name for name, where in sorted(zones.items()) if where == country]


def _territory_of(region: str) -> str | None:
    """The ISO code of what is a territory of its own, such as "La Réunion"; None for a part of the mainland.

    The two libraries do not share codes, and "Guyane" is "Guyane française" to the other.
    """
    names = {name.casefold(): code for code, name in Locale("fr").territories.items() if len(code) == 2}
    wanted = region.casefold()
    found = [name for name in sorted(names, key=len) if wanted and name.startswith(wanted)]
    return names[found[0]] if found else None
