"""What the answers of both say about a meeting."""

import pytest

from bot.checkins.rules import Met, Said, what_both_say


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ([None, None], Said.NOTHING),
        ([Met.YES, None], Said.HAPPENED),
        ([Met.YES, Met.NO], Said.HAPPENED),  # one forgets more easily than the other invents
        ([Met.MOVED, Met.YES], Said.HAPPENED),
        ([Met.MOVED, Met.NO], Said.MOVED),
        ([Met.MOVED, None], Said.MOVED),
        ([Met.NO, None], Said.MISSED),
        ([Met.NO, Met.NO], Said.MISSED),
    ],
)
def test_one_yes_is_enough(answers: list[Met | None], said: Said) -> None:
    assert what_both_say(answers) is said
