"""/waiting, its pages and its sheet."""

from bot.pool import actions, presses
from bot.turn import STAFF, Route, on_command, on_press

HANDLERS: tuple[Route, ...] = (
    on_command("waiting", actions.choose_branch, who=STAFF),
    on_press(presses.ShowWaiting, actions.show_waiting, who=STAFF),
    on_press(presses.SendSheet, actions.send_sheet, who=STAFF),
)
