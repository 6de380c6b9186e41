"""`python -m bot branch …`: the local offices of the programme."""

from datetime import datetime
from typing import Annotated, Final

import typer
from sqlalchemy.ext.asyncio import AsyncSession

from bot.i18n import SOURCE_LANGUAGE, Sentence, render_plain
from bot.people.actions import add_branch, change_branch
from bot.people.models import Branch
from bot.people.places import region_name
from bot.people.queries import branches
from bot.people.values import BranchField, WrongValue
from bot.programme import branch_questions as questions
from bot.programme.audit_texts import was_and_is
from bot.set_up.changing import in_one_transaction, print_lines, the_branch

commands = typer.Typer(help="The local offices of the programme.", no_args_is_help=True)

City = Annotated[str | None, typer.Option(help="Where it is; its name unless said")]
Region = Annotated[str | None, typer.Option(help="With public holidays of its own, such as Alsace; or none")]
Opens = Annotated[str | None, typer.Option(help="When the office opens, such as 09:00")]
Closes = Annotated[str | None, typer.Option(help="When the office closes, such as 17:00")]
Works = Annotated[str | None, typer.Option(help="On which days, such as mon,tue,wed,thu,fri")]
Keeps = Annotated[
    str | None, typer.Option("--keeps-names-months", help="How long names are kept after a duo ends")
]


@commands.command("add")
def add(
    name: Annotated[str, typer.Option(help="As people call it, such as Bruxelles")],
    country: Annotated[str, typer.Option(help="BE, FR or NL: its public holidays count")],
    timezone: Annotated[str, typer.Option(help="Such as Europe/Brussels")],
    language: Annotated[str, typer.Option(help="fr, nl or en: for people whose own is not known")],
    city: City = None,
    region: Region = None,
    opens: Opens = None,
    closes: Closes = None,
    works: Works = None,
    keeps: Keeps = None,
) -> None:
    """Add a branch."""

    async def work(session: AsyncSession, now: datetime) -> list[str]:
        branch = await add_branch(
            session,
            name=name,
            country=country,
            zone=timezone,
            language=language,
            city=city,
            region=region,
            hours=f"{opens or '09:00'}-{closes or '17:00'}",
            works=works,
            keeps=keeps,
        )
        return [f"Branch {branch.name} is there."]

    print_lines(in_one_transaction(work))


@commands.command("list")
def list_them() -> None:
    """List the branches."""

    async def work(session: AsyncSession, now: datetime) -> list[str]:
        return [_line(branch) for branch in await branches(session)]

    print_lines(in_one_transaction(work))


def _line(branch: Branch) -> str:
    days = ",".join(DAYS[day] for day in branch.works_on)
    country = branch.country
    if branch.region is not None:
        country += f" ({region_name(branch.country, branch.region)})"
    hours = f"{branch.opens:%H:%M}-{branch.closes:%H:%M}"
    keeps = f"keeps names {branch.keeps_names_months} months"
    return "  ".join([branch.name, branch.city, country, branch.zone, branch.language, hours, days, keeps])


DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@commands.command("change")
def change(
    branch: Annotated[str, typer.Option(help="The name that it has now")],
    name: Annotated[str | None, typer.Option(help="Its new name")] = None,
    city: City = None,
    country: Annotated[str | None, typer.Option(help="BE, FR or NL")] = None,
    region: Region = None,
    timezone: Annotated[str | None, typer.Option(help="Such as Europe/Brussels")] = None,
    language: Annotated[str | None, typer.Option(help="fr, nl or en")] = None,
    opens: Opens = None,
    closes: Closes = None,
    works: Works = None,
    keeps: Keeps = None,
) -> None:
    """Change a branch; what is not said stays."""

    async def work(session: AsyncSession, now: datetime) -> list[str]:
        found = await the_branch(session, branch)
        hours = f"{opens or f'{found.opens:%H:%M}'}-{closes or f'{found.closes:%H:%M}'}"
        said = {
            BranchField.NAME: name,
            BranchField.CITY: city,
            BranchField.COUNTRY: country,
            BranchField.REGION: region,
            BranchField.ZONE: timezone,
            BranchField.LANGUAGE: language,
            BranchField.HOURS: hours if opens or closes else None,
            BranchField.WORKS_ON: works,
            BranchField.KEEPS: keeps,
        }
        given = {field: text for field, text in said.items() if text is not None}
        if not given:
            raise WrongValue("Nothing to change: say what, such as --opens 08:30")
        before = questions.values_of(found)
        await change_branch(session, found, given)
        changes = questions.changes(before, questions.values_of(found))
        told = [_plain(was_and_is(*each)) for each in changes]
        return told or [f"Branch {found.name} is so already."]

    print_lines(in_one_transaction(work))


def _plain(sentence: Sentence) -> str:
    return render_plain(sentence, language=SOURCE_LANGUAGE, zone="UTC")
