"""/duos and its pages."""

from bot.desk import actions
from bot.desk.presses import ShowDuos
from bot.turn import COORDINATOR, Route, on_command, on_press

HANDLERS: tuple[Route, ...] = (
    on_command("duos", actions.show_duos, who=COORDINATOR),
    on_press(ShowDuos, actions.show_duos, who=COORDINATOR),
)
