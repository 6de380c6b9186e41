"""The buttons under an escalation."""

from bot.escalations import actions, presses
from bot.turn import STAFF, Route, on_answer, on_press

HANDLERS: tuple[Route, ...] = (
    on_press(presses.TakeIt, actions.take, who=STAFF),
    on_press(presses.Later, actions.later, who=STAFF),
    on_press(presses.Solve, actions.ask_how, who=STAFF),
    on_answer(actions.SOLUTION, actions.solve, who=STAFF),
)
