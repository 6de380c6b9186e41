"""/import, a sheet as its answer, a sheet without a question, and the buttons."""

from telegram import Message, Update

from bot.importing import actions, presses
from bot.importing.actions import SentFile
from bot.importing.rules import looks_like_sheet
from bot.people.roles import PARTICIPANTS
from bot.turn import STAFF, Facts, Route, Turn, command_of, on_command, on_press


async def take_sheet(update: Update, turn: Turn) -> None:
    file = _file_in(update.message)
    await actions.take_sheet(turn.session, by=turn.person, **turn.dialogue.values, file=file, now=turn.now)


async def offer_to_import(update: Update, turn: Turn) -> None:
    file = _file_in(update.message)
    if file is not None:
        await actions.offer_to_import(turn.session, by=turn.person, file=file, now=turn.now)


def _file_in(message: Message | None) -> SentFile | None:
    document = message.document if message else None
    if document is None:
        return None
    return SentFile(document.file_id, document.file_name, document.file_size or 0)


def _is_awaited(update: Update, facts: Facts) -> bool:
    awaited = facts.dialogue is not None and facts.dialogue.question == actions.SHEET
    return awaited and command_of(update) is None


def _could_reach_nobody_else(update: Update, facts: Facts) -> bool:
    """Staff who are neither mentee nor mentor have no partner; what they send as a sheet may be one."""
    person = facts.person
    if person is None or not STAFF.allows(person) or person.is_a(*PARTICIPANTS) or facts.dialogue is not None:
        return False
    file = _file_in(update.message)
    return file is not None and looks_like_sheet(file.name)


HANDLERS: tuple[Route, ...] = (
    on_command("import", actions.offer_branches, who=STAFF),
    on_press(presses.ImportInto, actions.explain, who=STAFF),
    on_press(presses.SendAgain, actions.ask_again, who=STAFF),
    on_press(presses.ShowExample, actions.show_example, who=STAFF),
    on_press(presses.LookAtSheet, actions.look_at_sheet, who=STAFF),
    on_press(presses.ImportThem, actions.import_them, who=STAFF),
    on_press(presses.DropImport, actions.drop, who=STAFF),
    Route(f"?{actions.SHEET}", STAFF, _is_awaited, take_sheet),
    Route("a sheet", STAFF, _could_reach_nobody_else, offer_to_import),
)
