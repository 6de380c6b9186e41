"""`make bench`: how fast the bot is, beside its peers, in one run. Nothing of the bot knows of it."""
