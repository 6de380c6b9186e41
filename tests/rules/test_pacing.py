"""When the next message may leave, and who rests: what must hold whatever the network does."""

from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import pairwise
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.outbox.pacing import Limits, Pace
from bot.outbox.rests import Rests
from bot.outbox.trouble import IN_A_ROW, LONGEST_WAIT, Trouble

WAY = 0.001  # seconds to the far side, and as many back; what a call takes on top is its own


@dataclass
class FarSide:
    """What left, when it arrived, and what is still to be answered."""

    pace: Pace
    arrived: list[tuple[float, int]] = field(default_factory=list)
    _under_way: list[tuple[float, float, int]] = field(default_factory=list)

    def send(self, chat: int, *, at: float, there: float = 0.0, back: float = 0.0) -> None:
        self.pace.leave(chat, at=at)
        self.arrived.append((at + WAY + there, chat))
        heappush(self._under_way, (at + 2 * WAY + there + back, at, chat))

    def answers(self, *, until: float) -> None:
        while self._under_way and self._under_way[0][0] <= until:
            answered, left, chat = heappop(self._under_way)
            self.pace.land(chat, left=left, at=answered)

    def next_answer(self) -> float:
        return self._under_way[0][0] if self._under_way else inf

    def when_it_may(self, chat: int, *, urgent: bool, at: float) -> float:
        """Return the first moment from `at` on at which a message to `chat` may leave."""
        while True:
            self.answers(until=at)
            wait = max(self.pace.wait(urgent=urgent, at=at), self.pace.chat_wait(chat, at=at))
            if wait <= 0:
                return at
            at = min(at + wait, max(at, self.next_answer()))

    def most_within(self, seconds: float, chat: int | None = None) -> int:
        times = sorted(moment for moment, its in self.arrived if chat in (None, its))
        return max(sum(start <= other < start + seconds - 1e-6 for other in times) for start in times)


CALLS = st.lists(
    st.tuples(st.floats(0, 0.3), st.floats(0, 0.4), st.floats(0, 0.4), st.booleans()), min_size=1, max_size=80
)


@given(calls=CALLS, per_second=st.integers(1, 30), chats=st.integers(1, 40))
def test_no_second_at_the_far_side_and_no_chat_ever_takes_too_many(
    calls: list[tuple[float, float, float, bool]], per_second: int, chats: int
) -> None:
    """However unevenly the network delays what leaves and what is answered."""
    far_side = FarSide(Pace(Limits(per_second=per_second, chat_burst=5, chat_seconds=5.0)))
    at = 0.0

    for number, (gap, there, back, urgent) in enumerate(calls):
        chat = number % chats
        at = far_side.when_it_may(chat, urgent=urgent, at=at + gap)
        far_side.send(chat, at=at, there=there, back=back)

    assert far_side.most_within(1.0) <= per_second
    assert all(far_side.most_within(5.0, chat) <= 5 for _moment, chat in far_side.arrived)


def test_an_announcement_uses_the_whole_rate_and_leaves_evenly() -> None:
    far_side, at = FarSide(Pace(Limits(per_second=30))), 0.0
    left = []

    for chat in range(300):
        at = far_side.when_it_may(chat, urgent=False, at=at)
        far_side.send(chat, at=at)
        left.append(at)

    assert 299 / (left[-1] - left[0]) > 0.99 * 30
    assert max(later - earlier for earlier, later in pairwise(left)) < 2 / 30


def test_a_reply_waits_for_one_place_at_the_most_in_the_middle_of_an_announcement() -> None:
    far_side, at = FarSide(Pace(Limits(per_second=30))), 0.0
    waits = []

    for chat in range(300):
        at = far_side.when_it_may(chat, urgent=False, at=at)
        far_side.send(chat, at=at)
        if chat % 10 == 9:
            wishes = at + 0.001
            at = far_side.when_it_may(-chat, urgent=True, at=wishes)
            far_side.send(-chat, at=at)
            waits.append(at - wishes)

    assert max(waits) < 0.05


def test_what_is_not_answered_keeps_its_place() -> None:
    pace = Pace(Limits(per_second=2))
    pace.leave(1, at=0.0)
    pace.leave(2, at=0.0)

    assert pace.wait(urgent=True, at=9.0) == inf

    pace.land(1, left=0.0, at=10.0)
    assert pace.wait(urgent=True, at=10.0) == 1.0


def test_a_group_takes_twenty_a_minute() -> None:
    far_side, at = FarSide(Pace(Limits())), 0.0

    for _message in range(25):
        at = far_side.when_it_may(-100, urgent=True, at=at)
        far_side.send(-100, at=at)

    assert far_side.most_within(60.0, -100) == 20


def test_after_a_429_everybody_waits_and_then_goes_a_little_slower_for_a_while() -> None:
    pace = Pace(Limits(per_second=30))

    pace.close(3.0, at=10.0)
    pace.ease(at=10.0)

    assert pace.wait(urgent=True, at=10.5) == 2.5
    assert _leave_at_once(pace, at=20.0) == 27
    assert _leave_at_once(pace, at=20.0 + 3600) == 30


def _leave_at_once(pace: Pace, *, at: float) -> int:
    count = 0
    while pace.wait(urgent=True, at=at) <= 0:
        pace.leave(count, at=at)
        count += 1
    for chat in range(count):
        pace.land(chat, left=at, at=at)
    return count


def test_chats_that_have_been_quiet_are_forgotten() -> None:
    pace = Pace(Limits(per_second=1_000_000))

    for chat in range(60_000):
        pace.leave(chat, at=chat / 1000)
        pace.land(chat, left=chat / 1000, at=chat / 1000)

    assert len(pace._chats) < 25_000


def test_a_few_failures_are_the_messages_and_many_in_a_row_are_telegram_s() -> None:
    trouble = Trouble()

    waits = [trouble.failed(at=float(moment)) for moment in range(IN_A_ROW + 8)]

    assert waits[: IN_A_ROW - 1] == [0.0] * (IN_A_ROW - 1)
    assert waits[IN_A_ROW - 1 :] == [1.0, 2.0, 4.0, 8.0, 16.0, *[LONGEST_WAIT] * 4]
    assert trouble.is_general
    assert trouble.ended(at=100.0) == 100.0
    assert not trouble.is_general


def test_a_success_between_failures_is_no_trouble_of_telegram_s() -> None:
    trouble = Trouble()

    for moment in range(50):
        assert trouble.failed(at=moment) == 0.0
        if moment % (IN_A_ROW - 1) == IN_A_ROW - 2:
            assert trouble.ended(at=moment) == 0.0


@pytest.mark.parametrize("also_full_chats", [True, False])
def test_a_queue_rests_until_its_time_and_no_longer(also_full_chats: bool) -> None:
    rests = Rests()
    rests.after_failure(1, until=5.0)
    rests.of_full_chat([2, 3], until=7.0)

    assert rests.queues(at=4.0, also_full_chats=also_full_chats) == ({1, 2, 3} if also_full_chats else {1})
    assert rests.next_end(at=4.0) == 1.0
    assert rests.next_end(at=5.0) == 2.0
    assert rests.queues(at=7.0, also_full_chats=True) == set()
    assert rests.next_end(at=7.0) == inf
