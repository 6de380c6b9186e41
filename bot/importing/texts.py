"""What an import would do, what it does and what it has done."""

from bot.i18n import Sentence, _, _n
from bot.importing.column_texts import column_name
from bot.importing.columns import Column
from bot.importing.plan import Unusable
from bot.importing.rules import LARGEST_SHEET, MOST_LINES


def could_not_fetch(file: str) -> Sentence:
    return _("I could not fetch {file} from Telegram. Please send it again.", file=file)


def not_yours_any_more() -> Sentence:
    return _("You may no longer import people into this branch. Nothing was imported.")


def unusable(why: Unusable) -> Sentence:
    """Why nothing can be made of the file."""
    match why:
        case Unusable.NOT_A_SHEET:
            return _(
                "I cannot read this file. Is it an Excel or CSV sheet, without a password? "
                "Save it as “.xlsx” and send it again."
            )
        case Unusable.TOO_LARGE:
            return _(
                "This file is too large: at most {megabytes} MB. Please send only the sheet with the people.",
                megabytes=LARGEST_SHEET // 1_000_000,
            )
        case Unusable.TOO_LONG:
            return _("This sheet has more than {most} lines. Please send it in parts.", most=MOST_LINES)
        case Unusable.NO_HEADER:
            return _(
                "I do not find the names of the columns. Please write them above the people: “{first_name}”, "
                "“{role}” and so on.",
                first_name=column_name(Column.FIRST_NAME),
                role=column_name(Column.ROLE),
            )
        case Unusable.NO_FIRST_NAME:
            return _no_column(Column.FIRST_NAME)
        case Unusable.NO_ROLE:
            return _no_column(Column.ROLE)
        case Unusable.EMPTY:
            return _("There is nobody in this sheet.")


def _no_column(column: Column) -> Sentence:
    return _(
        "I do not find the column “{column}”. Please add it and send the sheet again.",
        column=column_name(column),
    )


def would_be_new(n: int) -> Sentence:
    return _n("{n} person is new.", "{n} people are new.", n)


def in_branch(branch: str, mentees: int, mentors: int) -> Sentence:
    return _(
        "• {branch}: {mentees}, {mentors}",
        branch=branch,
        mentees=_n("{n} mentee", "{n} mentees", mentees),
        mentors=_n("{n} mentor", "{n} mentors", mentors),
    )


def kept_on_paper(n: int) -> Sentence:
    return _n(
        "{n} of them has no Telegram: you keep this person on paper.",
        "{n} of them have no Telegram: you keep them on paper.",
        n,
    )


def nobody_is_new() -> Sentence:
    return _("Everybody in this sheet is there already. There is nothing to import.")


def are_there_already(n: int) -> Sentence:
    return _n(
        "{n} line is about somebody who is there already. It changes nothing.",
        "{n} lines are about people who are there already. They change nothing.",
        n,
    )


def columns_left_out(columns: tuple[str, ...]) -> Sentence:
    return _("Columns that I leave out: {columns}.", columns=columns)


def columns_there_twice(columns: tuple[str, ...]) -> Sentence:
    return _(
        "Columns that are there twice: {columns}. I read the first that says something.", columns=columns
    )


def sheet_read(sheet: str) -> Sentence:
    return _("I read the sheet “{sheet}”.", sheet=sheet)


def nothing_imported_yet() -> Sentence:
    return _("Nothing is imported yet.")


def nothing_changes() -> Sentence:
    return _("Nothing changes.")


def import_them(n: int) -> Sentence:
    return _n("✅ Import {n} person", "✅ Import {n} people", n)


def something_is_wrong(n: int) -> Sentence:
    return _n(
        "❌ {n} thing must be put right first. Nothing is imported.",
        "❌ {n} things must be put right first. Nothing is imported.",
        n,
    )


def correct_and_send_again() -> Sentence:
    return _("Please correct the sheet and send it again.")


def another_sheet() -> Sentence:
    return _("📎 Send the sheet again")


def and_more(n: int) -> Sentence:
    return _n("… and {n} more line, in the file below.", "… and {n} more lines, in the file below.", n)


def all_lines() -> Sentence:
    return _("The whole list.")


def begins(file: str) -> Sentence:
    return _("⏳ I import {file} …", file=file)


def importing(done: int, of: int) -> Sentence:
    return _("⏳ Importing: {done} of {of} people …", done=done, of=of)


def printing(done: int, of: int) -> Sentence:
    return _("⏳ Printing: {done} of {of} pages …", done=done, of=of)


def has_changed_meanwhile() -> Sentence:
    return _("ℹ️ Something has changed since I showed you the plan; this is how it is now.")


def are_imported(n: int) -> Sentence:
    return _n("✅ {n} person is imported.", "✅ {n} people are imported.", n)


def links_follow() -> Sentence:
    return _(
        "Their links are in the files below: a sheet, and a page for each person to print and hand over. "
        "Keep them safe: I do not keep the links, and whoever opens one first is taken for this person."
    )


def links_of(n: int) -> Sentence:
    return _n("The link of {n} person.", "The links of {n} people.", n)


def pages_of(first: int, last: int) -> Sentence:
    return _("Pages {first} to {last}, one for each person.", first=first, last=last)
