"""How the map of all that is kept is written: tables, columns, the trails that lead to a person's rows."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import ColumnElement, Table

from bot.i18n import Sentence

NAMELESS: Final = "—"  # where a name was


@dataclass(frozen=True)
class Whose:
    """The person whose rows are looked for."""

    person_id: int
    telegram_id: int | None


Find = Callable[[Table, Whose], ColumnElement[bool]]


@dataclass(frozen=True)
class Trail:
    """One way by which rows of a table belong to a person, what they read of them, how they are forgotten.

    Without `only` they read every column that is not withheld. Forgetting deletes the rows, or clears columns
    of them, or leaves them: then they are counts of somebody without a name.
    """

    find: Find
    title: Sentence | None = None  # when it is another matter than the table's first
    only: str = ""
    without: str = ""
    clears: dict[str, Any] = field(default_factory=dict)
    deletes: bool = False
    shown: bool = True


@dataclass(frozen=True)
class Kept:
    """One table, and the nature of each of its columns."""

    title: Sentence | None
    trails: tuple[Trail, ...]
    words: str = ""  # what somebody typed, or is called, or can be reached by: must be forgotten
    facts: str = ""  # dates, states, numbers: read by the person; they stay as counts
    fixed: str = ""  # text out of a fixed set, such as a language
    inner: str = ""  # numbers of the machine's own; in the JSON file only
    machine: str = ""  # text of the machine's own, never of a person
    withheld: str = ""  # never read by the person, because `why`
    why: str = ""
    by_role: str = ""  # a person of whom the reader learns no more than what they are

    @property
    def readable(self) -> list[str]:
        """The columns of the readable file, in their order."""
        return [*self.words.split(), *self.facts.split(), *self.fixed.split()]

    @property
    def all_columns(self) -> list[str]:
        natures = (self.words, self.facts, self.fixed, self.inner, self.machine, self.withheld)
        return [name for nature in natures for name in nature.split()]


def about_nobody(why: str, *, columns: str) -> Kept:
    """A table without rows of anybody; `why` says how that can be."""
    return Kept(None, (), machine=columns, why=why)
