"""/duos and its pages."""

from bot.desk import actions
from bot.desk.presses import ShowDuos
from bot.turn import STAFF, Route, on_command, on_press

# An admin may cover for a coordinator who is away.
HANDLERS: tuple[Route, ...] = (
    on_command("duos", actions.show_duos, who=STAFF),
    on_press(ShowDuos, actions.show_duos, who=STAFF),
)
