"""The buttons of a coordinator's lists."""

from dataclasses import dataclass

from bot.outbox.buttons import Press


@dataclass(frozen=True)
class ShowDuos(Press, code="duos"):
    page: int
