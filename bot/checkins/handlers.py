"""The buttons of a check-in, and /callme."""

from bot.checkins import actions, calls, presses
from bot.turn import PARTICIPANT, Route, on_answer, on_command, on_press

HANDLERS: tuple[Route, ...] = (
    on_command("callme", calls.call_me, who=PARTICIPANT),
    on_press(presses.TellMet, actions.tell_met, who=PARTICIPANT),
    on_press(presses.RateMeeting, actions.rate, who=PARTICIPANT),
    on_press(presses.ChangeAnswer, actions.change, who=PARTICIPANT),
    on_press(presses.AddWord, actions.offer_word, who=PARTICIPANT),
    on_press(presses.CallMeAfter, actions.call_me_after, who=PARTICIPANT),
    on_press(presses.CallMe, calls.call_me_too, who=PARTICIPANT),
    on_press(presses.CallMeHere, calls.call_me_here, who=PARTICIPANT),
    on_answer(actions.WORD, actions.take_word, who=PARTICIPANT),
)
