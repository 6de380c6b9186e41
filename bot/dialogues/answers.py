"""What counts as an answer in words."""

from bot.dialogues import texts
from bot.refusal import Refused


def words(text: str | None, *, most: int) -> str:
    """Return the answer without needless white space; raise Refused when it is empty or too long."""
    answer = " ".join((text or "").split())
    if not answer:
        raise Refused(texts.in_words_please())
    if len(answer) > most:
        raise Refused(texts.too_long(most))
    return answer
