"""The agreement from the command line: publish its texts, show what is in force, list the versions."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Any

import typer
from sqlalchemy.ext.asyncio import AsyncSession

from bot.agreements import queries, rules, versions
from bot.agreements.coming_into_force import publish_texts
from bot.agreements.examples import examples
from bot.agreements.models import Agreement
from bot.audit.recording import Signed, sign
from bot.clock import Clock
from bot.command_line import any_database, give_up, in_database, settings_or_stop
from bot.db import Database
from bot.i18n import LANGUAGES
from bot.people.actions import WrongValue
from bot.people.models import Branch
from bot.people.queries import branch_named, branches

commands = typer.Typer(help="The agreement and code of conduct that duos sign.", no_args_is_help=True)

OfBranch = Annotated[str | None, typer.Option(help="The branch's name; without it: all branches")]


@commands.command("publish")
def publish(
    fr: Annotated[Path | None, typer.Option(help="The French text, a UTF-8 file")] = None,
    nl: Annotated[Path | None, typer.Option(help="The Dutch text, a UTF-8 file")] = None,
    en: Annotated[Path | None, typer.Option(help="The English text, a UTF-8 file")] = None,
    example: Annotated[bool, typer.Option("--example", help="The example's texts, without files")] = False,
    branch: OfBranch = None,
    ask_again: Annotated[
        bool, typer.Option("--ask-again", help="Ask all active duos, also who signed an earlier one")
    ] = False,
) -> None:
    """Put a new version in force. New duos sign it; with --ask-again all active duos do."""
    files = {"fr": fr, "nl": nl, "en": en}
    texts = _examples(files) if example else {code: _text(code, file) for code, file in files.items()}
    told: str = _in_transaction(lambda session: _publish(session, texts, branch, ask_again))
    typer.echo(told)


@commands.command("show")
def show(branch: OfBranch = None) -> None:
    """Show what is in force, in every language, and how many have signed it."""
    told: list[str] = _in_transaction(lambda session: _show(session, branch))
    for line in told:
        typer.echo(line)


@commands.command("list")
def list_versions() -> None:
    """List every version, also drafts, with when it was published and how many have signed it."""
    told: list[str] = _in_transaction(_list)
    for line in told:
        typer.echo(line)


def _examples(files: Mapping[str, Path | None]) -> dict[str, str]:
    given = next((code for code, file in files.items() if file is not None), None)
    if given is not None:
        give_up(f"--{given}: either --example or files, not both")
    return examples()


def _text(language: str, file: Path | None) -> str:
    if file is None:
        give_up(f"--{language}: the {LANGUAGES[language]} text is missing; right would be --{language} FILE")
    try:
        text = rules.tidy(file.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        give_up(f"--{language}: {file} cannot be read: {error.strerror}")
    except UnicodeDecodeError:
        give_up(f"--{language}: {file} is not UTF-8; save it as plain text in UTF-8")
    if not rules.is_text(text):
        give_up(f"--{language}: there is nothing to read in {file}")
    if (characters := rules.length(text)) > rules.LONGEST:
        give_up(f"--{language}: {file} has {characters} characters; at most {rules.LONGEST} fit")
    return text


def _in_transaction(act: Callable[[AsyncSession], Any]) -> Any:
    async def signed(database: Database) -> Any:
        async with database.transaction() as session:
            sign(session, Signed(Clock().now(), by_command_line=True))
            return await act(session)

    url = any_database(settings_or_stop())
    try:
        return in_database(url, signed)
    except WrongValue as wrong:
        give_up(str(wrong))


async def _publish(session: AsyncSession, texts: Mapping[str, str], name: str | None, ask_again: bool) -> str:
    branch = await _branch(session, name)
    branch_id = branch.id if branch is not None else None
    await versions.hold(session, branch_id)
    newest = await versions.newest_published(session, branch_id)
    if newest is not None and newest.by_language == texts and not ask_again:
        return f"Version {newest.version} for {_scope(newest)} has these texts already. Nothing is changed."
    draft = await versions.draft_of(session, branch_id)
    if draft is not None:
        raise WrongValue(
            f"An admin is writing version {draft.version} for {_scope(draft)}: "
            "publish that one with /agreement, or drop it there first"
        )
    made = await publish_texts(session, branch, texts, ask_again=ask_again, now=Clock().now())
    who = "All active duos are asked to sign it." if ask_again else "From now on each new duo signs it."
    return f"Version {made.version} for {_scope(made)} is in force. {who}"


async def _show(session: AsyncSession, name: str | None) -> list[str]:
    branch = await _branch(session, name)
    found = await queries.in_force(session, branch.id if branch is not None else None)
    if found is None:
        return ["There is no agreement yet. Nobody is asked to sign."]
    return [await _line(session, found), *(f"\n[{code}]\n{found.by_language[code]}" for code in LANGUAGES)]


async def _list(session: AsyncSession) -> list[str]:
    found = await versions.all_versions(session)
    return [await _line(session, each) for each in found] or ["There is no agreement yet."]


async def _line(session: AsyncSession, agreement: Agreement) -> str:
    head = f"{_scope(agreement)}  version {agreement.version}"
    if agreement.published_at is None:
        return f"{head}  draft of {agreement.made_at:%Y-%m-%d}"
    signed, missing = await versions.signed_and_missing(session, agreement)
    return f"{head}  published {agreement.published_at:%Y-%m-%d}  {signed} signed, {missing} missing"


def _scope(agreement: Agreement) -> str:
    return agreement.branch.name if agreement.branch is not None else "all branches"


async def _branch(session: AsyncSession, name: str | None) -> Branch | None:
    found = await branch_named(session, name) if name is not None else None
    if name is not None and found is None:
        known = ", ".join(each.name for each in await branches(session)) or "none yet"
        raise WrongValue(f"--branch: there is no branch {name!r}; there are: {known}")
    return found
