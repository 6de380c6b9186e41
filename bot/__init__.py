"""Duo: a Telegram bot that carries a mentoring programme."""
