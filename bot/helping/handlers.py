"""/help, /whoami."""

from bot.helping import actions
from bot.turn import GUEST, Route, on_command

HANDLERS: tuple[Route, ...] = (
    on_command("help", actions.show_help, who=GUEST),
    on_command("whoami", actions.who_am_i, who=GUEST),
)
