"""/privacy, /mydata, /forget and their buttons. A stranger hears that there is nothing to give or erase."""

from telegram import Update

from bot.privacy import asking, for_others, my_data, notice, presses
from bot.privacy.texts import nothing_about_you
from bot.refusal import Refused
from bot.turn import ANYONE, GUEST, STAFF, Action, Route, Turn, command_route, on_answer, on_press


def _known(name: str, action: Action) -> Route:
    """`/name` calls the action for whomever the bot knows."""

    async def run(update: Update, turn: Turn) -> None:
        if turn.facts.person is None:
            raise Refused(nothing_about_you())
        await action(turn.session, by=turn.person, now=turn.now)

    return command_route(name, run, who=ANYONE, action=action)


HANDLERS: tuple[Route, ...] = (
    _known("privacy", notice.show),
    _known("mydata", my_data.give),
    _known("forget", asking.explain),
    on_press(presses.GiveMyData, my_data.give, who=GUEST),
    on_press(presses.CountMe, notice.count_me, who=GUEST),
    on_press(presses.EraseMe, asking.ask_again, who=GUEST),
    on_press(presses.ReallyEraseMe, asking.erase_me, who=GUEST),
    on_press(presses.KeepMe, asking.keep_me, who=GUEST),
    on_press(presses.FindSomebody, for_others.ask_whom, who=STAFF),
    on_press(presses.PickSomebody, for_others.pick, who=STAFF),
    on_press(presses.GiveTheirData, for_others.give_their_data, who=STAFF),
    on_press(presses.ForgetSomebody, for_others.ask_twice, who=STAFF),
    on_press(presses.ReallyForgetSomebody, for_others.forget_somebody, who=STAFF),
    on_press(presses.KeepSomebody, for_others.keep_somebody, who=STAFF),
    on_answer(for_others.WHOM, for_others.find, who=STAFF),
)
