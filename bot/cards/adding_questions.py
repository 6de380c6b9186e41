"""What is asked about somebody who is added on paper, step by step."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.cards import adding_presses as presses
from bot.cards import paper_texts as texts
from bot.cards import queries, rules
from bot.cards.listing import full_name
from bot.cards.rules import Step
from bot.i18n import LANGUAGES, Sentence
from bot.onboarding.link_texts import branch_name, language_name
from bot.onboarding.texts import role_name
from bot.outbox.buttons import Button, Rows
from bot.people.models import Person
from bot.people.queries import branches
from bot.people.roles import RoleKind

Draft = dict[str, Any]


async def question_at(
    session: AsyncSession, by: Person, draft: Draft, step: Step | None
) -> tuple[Sentence, Rows]:
    name = str(draft.get(Step.FIRST_NAME.value, ""))
    match step:
        case Step.ROLE:
            kinds = (RoleKind.MENTEE, RoleKind.MENTOR)
            return texts.who_is_it(), [[Button(role_name(kind), presses.AddAs(kind))] for kind in kinds]
        case Step.BRANCH:
            mine = await branches(session, by.branch_ids(RoleKind.COORDINATOR))
            return texts.in_which_branch(), [
                [Button(branch_name(each.name), presses.AddIn(each.id))] for each in mine
            ]
        case Step.FIRST_NAME:
            return texts.first_name(), []
        case Step.LAST_NAME:
            return texts.last_name(), _may_skip(Step.LAST_NAME)
        case Step.LANGUAGE:
            offered = [
                [Button(language_name(each), presses.AddReads(code))] for code, each in LANGUAGES.items()
            ]
            return texts.which_language(name), offered
        case Step.PHONE:
            return texts.phone(name), _may_skip(Step.PHONE)
        case Step.ABOUT:
            return texts.about(name), _may_skip(Step.ABOUT)
        case Step.AGREED:
            namesake = await _namesake(session, by, draft)
            asked = texts.did_they_agree(name, draft[Step.LANGUAGE.value], namesake)
            return asked, [
                [Button(texts.said_yes(name), presses.AddAgreed(True))],
                [Button(texts.no(), presses.AddAgreed(False))],
            ]
        case _:
            choice = [
                Button(texts.yes(), presses.AddCounted(True)),
                Button(texts.no(), presses.AddCounted(False)),
            ]
            return texts.may_we_count(name), [choice]


def _may_skip(step: Step) -> Rows:
    return [[Button(texts.skip(), presses.Skip(step))]]


async def _namesake(session: AsyncSession, by: Person, draft: Draft) -> str | None:
    """Somebody of this branch with the same full name, or with the same first name when that is all."""
    first, last = draft[Step.FIRST_NAME.value], draft[Step.LAST_NAME.value]
    for person in await queries.people_named(session, by, first):
        here = draft[Step.BRANCH.value] in {role.branch_id for role in person.roles}
        known = person.last_name if last is not None else None
        same = rules.folded(person.first_name) == rules.folded(first)
        if here and same and rules.folded(known or "") == rules.folded(last or ""):
            return full_name(person)
    return None
