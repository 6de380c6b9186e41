"""What may change about people and branches, whoever asks."""

from datetime import datetime, time
from zoneinfo import available_timezones

from sqlalchemy.ext.asyncio import AsyncSession

from bot.i18n import LANGUAGES
from bot.people.models import Branch, Person
from bot.people.queries import branch_named
from bot.people.rules import holiday_regions

COUNTRIES = ("BE", "FR", "NL")


class WrongValue(ValueError):
    """Said to whoever runs the bot, in plain English: what is wrong and what would be right."""


async def add_branch(
    session: AsyncSession,
    *,
    name: str,
    country: str,
    zone: str,
    language: str,
    city: str | None = None,
    region: str | None = None,
) -> Branch:
    """Raise WrongValue, and change nothing, when a value is wrong or the name is taken."""
    name = " ".join(name.split())
    if not name:
        raise WrongValue("--name: a branch needs a name, such as Bruxelles")
    country = country.strip().upper()
    if country not in COUNTRIES:
        raise WrongValue(f"--country: {country!r} is not one of {', '.join(COUNTRIES)}")
    if zone not in available_timezones():
        raise WrongValue(f"--timezone: {zone!r} is no time zone; right would be Europe/Brussels")
    if language not in LANGUAGES:
        raise WrongValue(f"--language: {language!r} is not one of {', '.join(LANGUAGES)}")
    if await branch_named(session, name) is not None:
        raise WrongValue(f"--name: there is a branch {name!r} already")
    if region is not None and region not in holiday_regions(country):
        known = ", ".join(holiday_regions(country))
        raise WrongValue(f"--region: {region!r} is no region of {country}; right would be one of {known}")
    branch = Branch(
        name=name,
        city=" ".join((city or name).split()),
        country=country,
        region=region,
        zone=zone,
        language=language,
        opens=time(9),
        closes=time(17),
    )
    session.add(branch)
    await session.flush()
    return branch


def note_reachable(person: Person, *, reachable: bool, now: datetime) -> None:
    """Remember that they blocked the bot, or that they are back: whoever is to know of it hears."""
    if reachable == (person.unreachable_since is None):
        return
    person.unreachable_since = None if reachable else now
    person.report_unreachable_at = now
