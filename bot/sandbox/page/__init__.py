"""The sandbox's web page: be each of the demo's people in turn, and move the clock."""

from bot.sandbox.page.routes import page_routes
from bot.sandbox.page.stage import CastMember, Leap, Stage

__all__ = ["CastMember", "Leap", "Stage", "page_routes"]
