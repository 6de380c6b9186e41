"""The button under a question in words."""

from dataclasses import dataclass

from bot.outbox.buttons import Press


@dataclass(frozen=True)
class NeverMind(Press, code="nvm"):
    """I do not want to answer this."""
