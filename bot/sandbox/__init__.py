"""A local Telegram to play in, with a cast and a time machine."""
