"""The commands each role can use, with their line in the menu and in /help."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Final

from bot.i18n import Sentence, _, lines, paragraphs
from bot.onboarding import menu_texts as texts
from bot.people.models import Person
from bot.people.roles import PARTICIPANTS, RoleKind


@dataclass(frozen=True)
class Entry:
    command: str
    line: Callable[[], Sentence]
    roles: frozenset[RoleKind]
    in_duo: bool = False  # of use only to whoever is in an active duo


EVERYBODY: Final = frozenset(RoleKind)
COORDINATORS: Final = frozenset({RoleKind.COORDINATOR})
ADMINS: Final = frozenset({RoleKind.ADMIN})
STAFF: Final = frozenset({RoleKind.COORDINATOR, RoleKind.ADMIN})
ABOUT_ME: Final = frozenset({"language", "privacy"})  # what goes with "who am I"
NO_BUTTON: Final = frozenset({"help", "mydata", "forget"})  # the first leads here, the others from /privacy

ENTRIES: Final = (
    Entry("slot", lambda: _("Choose our weekly time"), PARTICIPANTS, in_duo=True),
    Entry("duo", lambda: _("My duo and our next meeting"), PARTICIPANTS, in_duo=True),
    Entry("callme", lambda: _("Ask my coordinator to call me"), PARTICIPANTS, in_duo=True),
    Entry("duos", lambda: _("How are my duos?"), STAFF),
    Entry("newduo", lambda: _("Form a duo"), COORDINATORS),
    Entry("waiting", lambda: _("Who waits for a duo?"), STAFF),
    Entry("people", lambda: _("People, their cards and notes"), STAFF),
    Entry("invite", lambda: _("Make an invitation link"), STAFF),
    Entry("import", lambda: _("Import people from a sheet"), STAFF),
    Entry("links", lambda: _("Which links are not opened yet?"), STAFF),
    Entry("addperson", lambda: _("Add somebody without Telegram"), COORDINATORS),
    Entry("leave", lambda: _("Somebody is away: who covers?"), STAFF),
    Entry("handover", lambda: _("Hand duos over for good"), STAFF),
    Entry("cohorts", lambda: _("The cohorts of a branch"), STAFF),
    Entry("branches", lambda: _("The branches"), ADMINS),
    Entry("staff", lambda: _("Coordinators and admins"), ADMINS),
    Entry("audit", lambda: _("Who changed what?"), ADMINS),
    Entry("agreement", lambda: _("The agreement: read it, who has signed"), EVERYBODY),
    Entry("language", lambda: _("Change the language"), EVERYBODY),
    Entry("whoami", lambda: _("What you know of me"), EVERYBODY),
    Entry("privacy", lambda: _("My data: what is kept, and why"), EVERYBODY),
    Entry("mydata", lambda: _("Get everything about me as a file"), EVERYBODY),
    Entry("forget", lambda: _("Erase me"), EVERYBODY),
    Entry("help", lambda: _("What can I do here?"), EVERYBODY),
)


def entries_for(person: Person, only: Collection[str] | None = None) -> list[Entry]:
    """What somebody with these roles can do, or those of it whose command is in `only`.

    Whoever has no role any more still reads what everybody may do.
    """
    mine = [entry for entry in ENTRIES if entry.roles == EVERYBODY or person.is_a(*entry.roles)]
    return mine if only is None else [entry for entry in mine if entry.command in only]


def commands_for(person: Person) -> list[tuple[str, Sentence]]:
    return [(entry.command, entry.line()) for entry in entries_for(person)]


def help_for(person: Person) -> Sentence:
    return paragraphs(texts.glad_to_see_you(person.first_name), *_sections(person))


def _sections(person: Person) -> list[Sentence]:
    """The commands under a heading for each role; with one role there is nothing to tell apart."""
    mine, told = entries_for(person), set[str]()
    kinds = sorted(person.kinds(), key=list(RoleKind).index)
    groups = [(texts.as_a(kind), [e for e in mine if _is_for(e, kind)]) for kind in kinds]
    groups.append((texts.for_everybody(), mine))
    sections = []
    for heading, entries in groups:
        here = [entry for entry in entries if entry.command not in told]
        told |= {entry.command for entry in here}
        if here:
            listed = [_("/{command} · {line}", command=e.command, line=e.line()) for e in here]
            sections.append(lines(heading, *listed) if len(kinds) > 1 else lines(*listed))
    return sections


def _is_for(entry: Entry, kind: RoleKind) -> bool:
    return entry.roles != EVERYBODY and kind in entry.roles
