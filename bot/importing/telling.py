"""A plan in words: what would be done, and everything about single lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bot.i18n import Sentence, lines, only, paragraphs, render, render_plain
from bot.importing import problem_texts, texts
from bot.importing.column_texts import column_name
from bot.importing.columns import Column
from bot.importing.lines import Wrong
from bot.importing.plan import Plan, There
from bot.importing.values import Trouble
from bot.people.models import Person

ROOM: Final = 3000  # characters of one message, as its reader reads it, for the list of lines
MOST_KNOWN: Final = 20  # values that would be right
BYTE_ORDER_MARK: Final = "\ufeff"  # so that Notepad knows the letters


@dataclass(frozen=True)
class Told:
    """What a message says, with as many of the lines as fit; and the full list, if that is longer."""

    sentence: Sentence
    full_list: bytes | None = None


def summary(plan: Plan, sheet: str | None = None) -> Sentence:
    """What would be done, how many people and where."""
    told = [lines(*_who_is_new(plan))] if plan.new else [texts.nobody_is_new()]
    if plan.there and plan.new:
        told.append(texts.are_there_already(len(plan.there)))
    remarks = [*_about_the_table(plan, sheet)]
    return paragraphs(*told, *([lines(*remarks)] if remarks else []))


def _who_is_new(plan: Plan) -> Iterator[Sentence]:
    yield texts.would_be_new(len(plan.new))
    yield from where(plan)


def where(plan: Plan) -> Iterator[Sentence]:
    for branch, mentees, mentors in plan.by_branch():
        yield texts.in_branch(branch, mentees, mentors)
    if plan.on_paper:
        yield texts.kept_on_paper(plan.on_paper)


def _about_the_table(plan: Plan, sheet: str | None) -> Iterator[Sentence]:
    if sheet is not None:
        yield texts.sheet_read(sheet)
    if plan.header.unknown:
        yield texts.columns_left_out(plan.header.unknown[:MOST_KNOWN])
    if plan.header.twice:
        yield texts.columns_there_twice(plan.header.twice)


def about_lines(plan: Plan) -> list[Sentence]:
    """Everything that is wrong; when nothing is, who is there already."""
    if plan.wrong:
        return [problem_texts.at(wrong.line, problem(wrong)) for wrong in plan.wrong]
    return [problem_texts.at(there.line, _there(there)) for there in plan.there]


def _there(there: There) -> Sentence:
    if there.same_as is not None:
        return problem_texts.same_as_line(there.name, there.same_as)
    return problem_texts.is_there(there.name)


def problem(wrong: Wrong) -> Sentence:
    column = only(wrong.header) if wrong.header else column_name(wrong.column)
    value, right = wrong.value, wrong.right[:MOST_KNOWN]
    match wrong.trouble:
        case Trouble.MISSING:
            return problem_texts.missing(column)
        case Trouble.FORMULA:
            return problem_texts.formula(column, value)
        case Trouble.NO_LETTER:
            return problem_texts.no_letter(column, value)
        case Trouble.TOO_LONG:
            return problem_texts.too_long(column, int(right[0]))
        case Trouble.ROLE:
            return problem_texts.role(column, value)
        case Trouble.STAFF:
            return problem_texts.staff(value)
        case Trouble.LANGUAGE:
            return problem_texts.language(column, value)
        case Trouble.PHONE:
            return problem_texts.phone(column, value, right[0])
        case Trouble.EMAIL:
            return problem_texts.email(column, value)
        case Trouble.DATE if wrong.column is Column.TRAINED_ON:
            return problem_texts.date_or_yes(column, value)
        case Trouble.DATE:
            return problem_texts.date(column, value)
        case Trouble.FUTURE:
            return problem_texts.future(column, value)
        case Trouble.NUMBER:
            return problem_texts.number(column, value, int(right[0]))
        case Trouble.YES_OR_NO:
            return problem_texts.yes_or_no(column, value)
        case Trouble.BRANCH:
            return problem_texts.branch(value, right)
        case Trouble.FOREIGN_BRANCH:
            return problem_texts.foreign_branch(value, right)
        case Trouble.COHORT:
            branch, *known = right
            if not known:
                return problem_texts.no_cohort(value, branch)
            return problem_texts.cohort(value, branch, tuple(known))
        case Trouble.NO_AGREEMENT:
            return problem_texts.no_agreement(column)


def in_a_message(head: Sentence, told: Sequence[Sentence], end: Sentence, *, reader: Person) -> Told:
    """As many lines as the reader's message holds; when that is not all, the full list as a file."""
    shown = _that_fit(told, reader)
    hidden = len(told) - len(shown)
    parts = [lines(*shown)] if shown else []
    if not hidden:
        return Told(paragraphs(head, *parts, end))
    return Told(paragraphs(head, *parts, texts.and_more(hidden), end), _as_text(told, reader))


def _that_fit(told: Sequence[Sentence], reader: Person) -> list[Sentence]:
    fitting, room = [], ROOM
    for sentence in told:
        room -= len(render(sentence, language=reader.language, zone=reader.zone)) + 1
        if room < 0:
            break
        fitting.append(sentence)
    return fitting


def _as_text(told: Sequence[Sentence], reader: Person) -> bytes:
    listed = (render_plain(sentence, language=reader.language, zone=reader.zone) for sentence in told)
    return (BYTE_ORDER_MARK + "\r\n".join(listed) + "\r\n").encode()
