"""Whether there is somebody who hears: branches, admins, coordinators."""

import shlex
from typing import Final

from sqlalchemy import text

from bot.doctor.checking import LookAtRows
from bot.doctor.findings import Finding, loss, well

ADMINS: Final = text("""
    SELECT count(*), count(*) FILTER (WHERE unreachable_since IS NULL) FROM person
    WHERE joined_at IS NOT NULL AND id IN (SELECT person_id FROM role WHERE kind = 'admin')
""")
# A branch in which people are and no coordinator whom the bot can reach.
UNHEARD: Final = text("""
    SELECT b.name, count(*) FILTER (WHERE r.kind IN ('mentee', 'mentor')),
        bool_or(r.kind = 'coordinator')
    FROM branch b JOIN role r ON r.branch_id = b.id JOIN person p ON p.id = r.person_id
    WHERE p.joined_at IS NOT NULL
    GROUP BY b.name
    HAVING bool_or(r.kind IN ('mentee', 'mentor'))
       AND NOT bool_or(r.kind = 'coordinator' AND p.unreachable_since IS NULL)
    ORDER BY b.name
""")
ADD_BRANCH: Final = (
    "python -m bot branch add --name Bruxelles --country BE --timezone Europe/Brussels --language fr"
)


async def branches(look: LookAtRows) -> list[Finding]:
    count = await look.connection.scalar(text("SELECT count(*) FROM branch"))
    if count:
        return [well(f"Branches: {count}")]
    return [loss("There is no branch yet: nobody can be invited into one", f"Add one: {ADD_BRANCH}")]


async def admins(look: LookAtRows) -> list[Finding]:
    joined, reachable = (await look.connection.execute(ADMINS)).one()
    if reachable:
        return [well(f"Admins: {joined}")]
    invite = "python -m bot invite --role admin"
    if joined:
        told = "No admin can be reached: nobody hears of alerts that no coordinator takes"
        return [loss(told, f"They write to the bot, which ends it, or somebody else becomes one: {invite}")]
    return [
        loss(
            "No admin has joined yet: nobody hears of alerts that no coordinator takes",
            f"{invite} prints a link. Open it on your own phone and answer the welcome.",
        )
    ]


async def coordinators(look: LookAtRows) -> list[Finding]:
    return [
        loss(
            f"{name} has no coordinator{' who can be reached' if has_one else ''}:"
            f" its mentees and mentors ({people}) would not be heard",
            "An admin sends /invite to the bot and makes a link for a coordinator there. Or:",
            f"python -m bot invite --role coordinator --branch {shlex.quote(name)}",
        )
        for name, people, has_one in await look.connection.execute(UNHEARD)
    ]
