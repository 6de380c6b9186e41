"""Two rows that stand for one person become one row."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import Base
from bot.onboarding import link_texts
from bot.people.models import Person, Role
from bot.refusal import Refused


async def become_one(session: AsyncSession, *, known: Person, expected: Person) -> list[Role]:
    """Give `known` all that belongs to `expected`, who goes; return the roles that are new to them.

    Raise Refused when both have a duo of a kind that one person cannot have twice.
    """
    name = expected.first_name
    new_roles = _take_roles(known, expected)
    for detail in ("last_name", "phone", "email", "about"):
        if getattr(known, detail) is None:
            setattr(known, detail, getattr(expected, detail))
    try:
        await session.flush()
        await _take_references(session, known, expected)
        await session.delete(expected)
        await session.flush()
    except IntegrityError:
        raise Refused(link_texts.cannot_become_one(name)) from None
    return new_roles


def _take_roles(known: Person, expected: Person) -> list[Role]:
    held = {(role.kind, role.branch_id): role for role in known.roles}
    new_roles = []
    for role in list(expected.roles):
        same = held.get((role.kind, role.branch_id))
        if same is None:
            expected.roles.remove(role)
            known.roles.append(role)
            new_roles.append(role)
        else:
            same.cohort_id = same.cohort_id or role.cohort_id
            same.trained_on = same.trained_on or role.trained_on
            same.most_duos = max(same.most_duos, role.most_duos)
    return new_roles


async def _take_references(session: AsyncSession, known: Person, expected: Person) -> None:
    """Whatever names `expected`, in whichever table: their duos, meetings and answers, notes, invitations.

    Through the session, so that the audit sees it.
    """
    for model, attribute in _columns_naming_a_person():
        rows = await session.scalars(select(model).where(getattr(model, attribute) == expected.id))
        for row in rows.unique().all():
            setattr(row, attribute, known.id)
    await session.flush()


def _columns_naming_a_person() -> Iterator[tuple[type[Base], str]]:
    """Roles have been taken already, and a question that waits for an answer stays with who was asked."""
    for mapper in Base.registry.mappers:
        model: Any = mapper.class_
        for column in mapper.local_table.columns:
            names_person = any(
                key.references(Person.metadata.tables["person"]) for key in column.foreign_keys
            )
            if names_person and not column.primary_key and model is not Role:
                yield model, mapper.get_property_by_column(column).key
