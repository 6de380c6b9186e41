"""The commands each role can use, with their line in the menu and in /help."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from bot.i18n import Sentence, _, lines, paragraphs
from bot.onboarding import texts
from bot.people.models import Person
from bot.people.roles import PARTICIPANTS, RoleKind


@dataclass(frozen=True)
class Entry:
    command: str
    line: Callable[[], Sentence]
    roles: frozenset[RoleKind]


EVERYBODY: Final = frozenset(RoleKind)
COORDINATORS: Final = frozenset({RoleKind.COORDINATOR})
STAFF: Final = frozenset({RoleKind.COORDINATOR, RoleKind.ADMIN})

ENTRIES: Final = (
    Entry("slot", lambda: _("Choose our weekly time"), PARTICIPANTS),
    Entry("duo", lambda: _("My duo and our next meeting"), PARTICIPANTS),
    Entry("callme", lambda: _("Ask my coordinator to call me"), PARTICIPANTS),
    Entry("duos", lambda: _("How are my duos?"), COORDINATORS),
    Entry("newduo", lambda: _("Form a duo"), COORDINATORS),
    Entry("invite", lambda: _("Make an invitation link"), STAFF),
    Entry("import", lambda: _("Import people from a sheet"), STAFF),
    Entry("language", lambda: _("Change the language"), EVERYBODY),
    Entry("help", lambda: _("What can I do here?"), EVERYBODY),
)


def entries_for(person: Person) -> list[Entry]:
    return [entry for entry in ENTRIES if person.is_a(*entry.roles)]


def commands_for(person: Person) -> list[tuple[str, Sentence]]:
    return [(entry.command, entry.line()) for entry in entries_for(person)]


def help_for(person: Person) -> Sentence:
    listed = [_("/{command} · {line}", command=e.command, line=e.line()) for e in entries_for(person)]
    return paragraphs(texts.glad_to_see_you(person.first_name), lines(*listed))
