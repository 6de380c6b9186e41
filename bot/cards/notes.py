"""Staff's notes about a person: read, written, and deleted by who wrote them."""

from datetime import datetime
from textwrap import shorten

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.cards import access, rules, words
from bot.cards import note_texts as texts
from bot.cards.models import Note, What
from bot.cards.presses import DeleteNote, OpenCard, ReallyDeleteNote, ShowNotes, TurnNotes, WriteNote
from bot.cards.texts import open_card
from bot.dialogues import actions as dialogues
from bot.dialogues.answers import words as read_words
from bot.duos.forming_texts import earlier, more
from bot.outbox.buttons import Button, Rows
from bot.outbox.say import Shown, revise, say
from bot.people.models import Person
from bot.people.roles import PARTICIPANTS
from bot.refusal import Refused
from bot.texts import stale_button

NOTE = "cards.note"


async def show_notes(
    session: AsyncSession, *, by: Person, person_id: int, shown: Shown, now: datetime
) -> None:
    """Open the notes, in a message of their own; that it was opened is written down."""
    person = await _readable(session, by, person_id)
    await words.record_reading(session, by, person, What.NOTES, now)
    await _page(session, by, person, 0, None, now)


async def turn_notes(
    session: AsyncSession, *, by: Person, person_id: int, page: int, shown: Shown, now: datetime
) -> None:
    person = await _readable(session, by, person_id)
    await words.record_turning(session, by, person, What.NOTES, now)
    await _page(session, by, person, page, shown, now)


async def _readable(session: AsyncSession, by: Person, person_id: int) -> Person:
    person = await access.to_see(session, by, person_id)
    await words.check_may_read(session, by, person)
    return person


async def _page(
    session: AsyncSession, by: Person, person: Person, page: int, shown: Shown | None, now: datetime
) -> None:
    mine = Note.person_id == person.id
    count = int(await session.scalar(select(func.count()).where(mine)) or 0)
    page = min(max(0, page), max(0, count - 1) // rules.WORDS_PAGE)
    query = select(Note).where(mine).order_by(Note.written_at.desc(), Note.id.desc())
    notes = (await session.scalars(query.offset(page * rules.WORDS_PAGE).limit(rules.WORDS_PAGE))).all()
    told = [
        texts.note(note.author.first_name if note.author else None, note.written_at, note.text)
        for note in notes
    ]
    said = texts.notes(person.first_name, count, *told) if told else texts.no_notes(person.first_name)
    own = [note for note in notes if note.author_id == by.id]
    rows = [
        [Button(texts.delete(shorten(note.text, 30, placeholder="…")), DeleteNote(note.id))] for note in own
    ]
    turns = [Button(earlier(), TurnNotes(person.id, page - 1))] if page else []
    if (page + 1) * rules.WORDS_PAGE < count:
        turns.append(Button(more(), TurnNotes(person.id, page + 1)))
    last = [
        Button(texts.write_a_note(), WriteNote(person.id)),
        Button(open_card(person.first_name), OpenCard(person.id)),
    ]
    buttons = [row for row in (turns, *rows, last) if row]
    if shown is None:
        await say(session, by, said, buttons=buttons, now=now)
    else:
        await revise(session, by, said, of=shown, buttons=buttons, now=now)


async def ask_note(session: AsyncSession, *, by: Person, person_id: int, shown: Shown, now: datetime) -> None:
    person = await _readable(session, by, person_id)
    roles = [role for role in person.roles if role.kind in PARTICIPANTS] or person.roles
    branches = tuple(sorted({role.branch.name for role in roles if role.branch}))
    question = texts.write_it(person.first_name, branches)
    await dialogues.ask(session, by, NOTE, question, values={"person_id": person.id}, now=now)


async def take_note(
    session: AsyncSession, *, by: Person, text: str | None, person_id: int, now: datetime
) -> None:
    person = await _readable(session, by, person_id)
    note = Note(
        person_id=person.id, author=by, text=read_words(text, most=rules.LONGEST_NOTE), written_at=now
    )
    session.add(note)
    await session.flush()
    await dialogues.close(session, by)
    buttons: Rows = [
        [Button(texts.show_notes(), ShowNotes(person.id)), Button(texts.delete(None), DeleteNote(note.id))]
    ]
    await say(session, by, texts.noted(person.first_name), buttons=buttons, now=now)


async def ask_to_delete(
    session: AsyncSession, *, by: Person, note_id: int, shown: Shown, now: datetime
) -> None:
    note, person = await _own(session, by, note_id)
    question = texts.really_delete(person.first_name, note.text)
    buttons: Rows = [
        [Button(texts.yes_delete(), ReallyDeleteNote(note.id))],
        [Button(texts.keep(), TurnNotes(person.id, 0))],
    ]
    await say(session, by, question, buttons=buttons, now=now)


async def delete(session: AsyncSession, *, by: Person, note_id: int, shown: Shown, now: datetime) -> None:
    note, person = await _own(session, by, note_id)
    await session.delete(note)
    await session.flush()
    await revise(session, by, texts.deleted(person.first_name), of=shown, now=now)


async def _own(session: AsyncSession, by: Person, note_id: int) -> tuple[Note, Person]:
    """Return a note that `by` wrote about somebody whom they still look after, and that person."""
    query = select(Note).where(Note.id == note_id, Note.author_id == by.id).with_for_update(of=Note)
    note: Note | None = await session.scalar(query)
    if note is None:
        raise Refused(stale_button())
    return note, await access.to_see(session, by, note.person_id)
