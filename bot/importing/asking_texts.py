"""What is asked before and around an import."""

from bot.i18n import Sentence, _, lines, only, paragraphs
from bot.importing.column_texts import column_name
from bot.importing.columns import Column


def import_where() -> Sentence:
    return _("Into which branch do I import? Lines of the sheet may name another one.")


def branch_name(name: str) -> Sentence:
    return only(name)


def how_a_sheet_looks(branch: str) -> Sentence:
    return paragraphs(
        _("<b>Import people into {branch}</b>", branch=branch),
        _("One line for each person, and above them the names of the columns. I know these:"),
        lines(
            _two_columns(Column.FIRST_NAME, Column.LAST_NAME),
            _("• <b>{column}</b>: mentee or mentor", column=_c(Column.ROLE)),
            _("• <b>{column}</b>: fr, nl or en", column=_c(Column.LANGUAGE)),
            _two_columns(Column.PHONE, Column.EMAIL),
            _("• <b>{column}</b>: one that is there already", column=_c(Column.COHORT)),
            _("• <b>{column}</b>: only where it is another one", column=_c(Column.BRANCH)),
            _("• <b>{column}</b>: their future partner reads it", column=_c(Column.ABOUT)),
            _("• <b>{column}</b>: for mentors, a date or yes", column=_c(Column.TRAINED_ON)),
            _("• <b>{column}</b>: for mentors, how many at once", column=_c(Column.MOST_DUOS)),
            _(
                "• <b>{column}</b>: no, for who has none. "
                "Then <b>{other}</b> is the day on which they agreed on paper, and you keep them",
                column=_c(Column.TELEGRAM),
                other=_c(Column.AGREED_ON),
            ),
        ),
        _(
            "Only {column} and {other} are needed. Other columns I leave out.",
            column=_c(Column.FIRST_NAME),
            other=_c(Column.ROLE),
        ),
    )


def _c(column: Column) -> Sentence:
    return column_name(column)


def _two_columns(one: Column, other: Column) -> Sentence:
    return _("• <b>{column}</b> and <b>{other}</b>", column=_c(one), other=_c(other))


def show_example() -> Sentence:
    return _("📄 An empty sheet to fill in")


def here_is_an_example() -> Sentence:
    return _("Fill it in, take the two examples out, and send it to me after /import.")


def send_the_sheet() -> Sentence:
    return _(
        "Please send me the sheet as a file: Excel or CSV. I first show what I would do; nothing is imported "
        "before your yes."
    )


def as_a_file_please() -> Sentence:
    return _("Please send the sheet as a file: tap the 📎, then File. Or tap “Never mind” above.")


def import_this(file: str) -> Sentence:
    return _("Shall I import the people in <b>{file}</b>?", file=file)


def import_this_where(file: str) -> Sentence:
    return _("Shall I import the people in <b>{file}</b>? Into which branch?", file=file)


def yes_look_at_it() -> Sentence:
    return _("Yes, look at it")


def no_thanks() -> Sentence:
    return _("✖ No")


def i_look_at_it(file: str) -> Sentence:
    return _("👀 I look at {file} …", file=file)


def dropped(file: str) -> Sentence:
    return _("All right. I have forgotten {file}; nothing was imported.", file=file)


def still_importing() -> Sentence:
    return _("One moment: your last import is still under way.")


def import_is_over() -> Sentence:
    return _("This import is over. /import begins a new one.")
