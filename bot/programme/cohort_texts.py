"""What staff read and tap about cohorts."""

from bot.i18n import Sentence, _, _n, lines


def the_cohorts() -> Sentence:
    return _("<b>The cohorts</b>")


def no_cohort_yet() -> Sentence:
    return _("There is no cohort yet. Add the first one.")


def cohort_in_list(name: str, branch: str, starts_on: Sentence, people: Sentence) -> Sentence:
    head = _("<b>{name}</b> ({branch})", name=name, branch=branch)
    return lines(head, _("Starts on {day}. {people}", day=starts_on, people=people))


def people_in_it(count: int) -> Sentence:
    return _n("{n} person is in it.", "{n} people are in it.", count)


def label(name: str, branch: str) -> Sentence:
    return _("{name} ({branch})", name=name, branch=branch)


def add_a_cohort() -> Sentence:
    return _("➕ Add a cohort")


def in_which_branch() -> Sentence:
    return _("In which branch is the new cohort?")


def what_is_it_called(branch: str) -> Sentence:
    return _("What is the new cohort of {branch} called? Write its name, such as Spring 2027.", branch=branch)


def when_does_it_start(name: str) -> Sentence:
    return _("When does {name} start? Tap a day, or write it like this: 12/3/2027.", name=name)


def what_is_it_called_now(name: str) -> Sentence:
    return _("What is {name} called from now on? Write it here.", name=name)


def is_added(name: str) -> Sentence:
    return _("✅ {name} is there.", name=name)


def is_removed(name: str) -> Sentence:
    return _("✅ {name} is removed.", name=name)


def is_gone_again(name: str) -> Sentence:
    return _("↩ {name} is gone again.", name=name)


def rename() -> Sentence:
    return _("✏️ Rename")


def another_start() -> Sentence:
    return _("📅 Another start")


def remove() -> Sentence:
    return _("🗑 Remove")


def name() -> Sentence:
    return _("Name")


def start() -> Sentence:
    return _("Start")
