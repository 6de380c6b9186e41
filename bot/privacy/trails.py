"""The trails to a person's rows: conditions on a table, for the map."""

from typing import Any

from sqlalchemy import ColumnElement, Table, and_, false, or_, select

from bot.duos.models import Duo
from bot.importing.models import ImportState
from bot.outbox.models import OutgoingMessage, State
from bot.privacy.keeping import Find, Whose


def of(*columns: str) -> Find:
    """The rows in which one of these columns names the person."""
    return lambda table, whose: or_(*(table.c[name] == whose.person_id for name in columns))


def of_chat(column: str) -> Find:
    return lambda table, whose: _is_their_chat(table.c[column], whose)


def _is_their_chat(column: ColumnElement[int], whose: Whose) -> ColumnElement[bool]:
    """Who has no Telegram has no chat: nothing is theirs, rather than all that has none."""
    return column == whose.telegram_id if whose.telegram_id is not None else false()


def duos_of(whose: Whose) -> Any:
    """The numbers of the duos in which they are mentee or mentor."""
    mine = or_(Duo.mentee_id == whose.person_id, Duo.mentor_id == whose.person_id)
    return select(Duo.id).where(mine)


def of_my_duos(table: Table, whose: Whose) -> ColumnElement[bool]:
    return table.c.duo_id.in_(duos_of(whose))


def of_my_messages(table: Table, whose: Whose) -> ColumnElement[bool]:
    mine = select(OutgoingMessage.id).where(OutgoingMessage.person_id == whose.person_id)
    return table.c.outgoing_id.in_(mine)


def alerts_of_my_duos(table: Table, whose: Whose) -> ColumnElement[bool]:
    """But for those that the partner's wish to be called brought about: that is between them and staff."""
    return and_(
        table.c.duo_id.in_(duos_of(whose)),
        or_(table.c.caller_id.is_(None), table.c.caller_id == whose.person_id),
    )


def unused_for_me(table: Table, whose: Whose) -> ColumnElement[bool]:
    return and_(table.c.person_id == whose.person_id, table.c.used_at.is_(None))


def copies_that_wait(table: Table, whose: Whose) -> ColumnElement[bool]:
    return and_(_is_their_chat(table.c.copies_chat, whose), table.c.state == State.PENDING)


def said_before_i_joined(table: Table, whose: Whose) -> ColumnElement[bool]:
    return and_(_is_their_chat(table.c.chat_id, whose), table.c.person_id.is_(None))


def unfinished_of_me(table: Table, whose: Whose) -> ColumnElement[bool]:
    waiting = (ImportState.FETCHING, ImportState.LOOKED_AT, ImportState.APPLYING)
    return and_(table.c.by_id == whose.person_id, table.c.state.in_(waiting))


def changes_of_my_role(table: Table, whose: Whose) -> ColumnElement[bool]:
    me = str(whose.person_id)
    is_me = or_(table.c.before["person_id"].astext == me, table.c.after["person_id"].astext == me)
    return and_(table.c.subject == "role", is_me)


def changes_of_my_duos(table: Table, whose: Whose) -> ColumnElement[bool]:
    return and_(table.c.subject == "duo", table.c.subject_id.in_(duos_of(whose)))
