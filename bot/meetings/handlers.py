"""/slot, /duo, and the buttons of the weekly time and of reminders."""

from bot.duos.presses import ChooseSlot
from bot.meetings import agreeing, coming, overview, presses
from bot.turn import PARTICIPANT, Route, on_answer, on_command, on_press

HANDLERS: tuple[Route, ...] = (
    on_command("slot", agreeing.choose_day, who=PARTICIPANT),
    on_command("duo", overview.show_duo, who=PARTICIPANT),
    on_press(presses.ShowMyDuos, overview.show_duo, who=PARTICIPANT),
    on_press(ChooseSlot, agreeing.choose_day, who=PARTICIPANT),
    on_press(presses.OtherDay, agreeing.choose_day_again, who=PARTICIPANT),
    on_press(presses.PickDay, agreeing.choose_time, who=PARTICIPANT),
    on_press(presses.PickTime, agreeing.choose_place, who=PARTICIPANT),
    on_press(presses.PickPlace, agreeing.take_place, who=PARTICIPANT),
    on_press(presses.AgreeToSlot, agreeing.agree, who=PARTICIPANT),
    on_press(presses.BeThere, coming.be_there, who=PARTICIPANT),
    on_press(presses.CannotCome, coming.cannot_come, who=PARTICIPANT),
    on_answer(agreeing.OTHER_PLACE, agreeing.take_other_place, who=PARTICIPANT),
)
