"""The map of all that is kept: every table and column of the database, whose it is, and what becomes of it.

/mydata reads it, /forget obeys it, and `tests/promises/test_privacy.py` fails on a column that is not in it.
"""

from typing import Final

from sqlalchemy import Table

from bot.db import Base
from bot.privacy.keeping import Kept, about_nobody
from bot.privacy.kept_of_doings import OF_DOINGS
from bot.privacy.kept_of_duos import OF_DUOS
from bot.privacy.kept_of_people import OF_PEOPLE

OF_NOBODY: Final[dict[str, Kept]] = {
    "branch": about_nobody(
        "an office",
        columns="id name city country region zone language opens closes works_on keeps_names_months",
    ),
    "cohort": about_nobody("an intake of many", columns="id branch_id name starts_on"),
    "agreement_text": about_nobody("what everybody signs", columns="agreement_id language text"),
    "received_update": about_nobody(
        "a number that Telegram counts up, and a trace without values",
        columns="update_id state received_at failures kind trace",
    ),
    "mishap": about_nobody(
        "a number of a row, and a trace without values", columns="wait row_key failures last_at trace"
    ),
    "leadership": about_nobody("which process sends", columns="id pid beat_at silent_since"),
    "forgetting": about_nobody("numbers only", columns="id ran_at counts"),
}
INVENTORY: Final = {**OF_PEOPLE, **OF_DUOS, **OF_DOINGS, **OF_NOBODY}


def table_named(name: str) -> Table:
    return Base.metadata.tables[name]
