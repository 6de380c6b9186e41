"""What the doctor finds, and the words it is told in. No name, text or token of anybody stands in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import IntEnum
from typing import Final


class Weight(IntEnum):
    """The smaller, the worse."""

    SILENCE = 0  # people are not heard, or not answered
    LOSS = 1  # something did not arrive, or nobody looks at it
    RISK = 2  # it works, and may not go on to
    WELL = 3
    ASIDE = 4  # good to know


SIGNS: Final = {Weight.WELL: "✔", Weight.ASIDE: "·"}


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at, and what to do about it, line by line."""

    weight: Weight
    told: str
    advice: tuple[str, ...] = ()

    @property
    def needs_somebody(self) -> bool:
        return self.weight < Weight.WELL

    def __str__(self) -> str:
        sign = SIGNS.get(self.weight, "✘")
        first, *more = self.advice or ("",)
        advice = [f"  → {first}", *(f"    {line}" for line in more)] if first else []
        return "\n".join([f"{sign} {self.told}", *advice])


def silence(told: str, *advice: str) -> Finding:
    return Finding(Weight.SILENCE, told, advice)


def loss(told: str, *advice: str) -> Finding:
    return Finding(Weight.LOSS, told, advice)


def risk(told: str, *advice: str) -> Finding:
    return Finding(Weight.RISK, told, advice)


def well(told: str) -> Finding:
    return Finding(Weight.WELL, told)


def aside(told: str, *advice: str) -> Finding:
    return Finding(Weight.ASIDE, told, advice)


UNITS: Final = ((86_400, "day"), (3600, "hour"), (60, "minute"))


def span(seconds: float) -> str:
    """Such as "40 seconds" or "3 hours": in the largest unit of which there are two."""
    size, unit = next((each for each in UNITS if seconds >= 2 * each[0]), (1, "second"))
    count = int(seconds // size)
    return f"{count} {unit}" + ("" if count == 1 else "s")


def ago(moment: datetime, now: datetime) -> str:
    seconds = (now - moment).total_seconds()
    return f"{span(seconds)} ago" if seconds >= 1 else "a moment ago"


def at(moment: datetime, now: datetime) -> str:
    """Such as "Tue 3 Mar 2026 10:00 UTC (3 hours ago)"."""
    there = moment.astimezone(UTC)
    return f"{there:%a} {there.day} {there:%b %Y %H:%M} UTC ({ago(moment, now)})"


def commonest(counts: Mapping[str, int], *, most: int = 3) -> str:
    """Such as "Chat not found (3), TimedOut (1)"."""
    ordered = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    told = ", ".join(f"{reason} ({count})" for reason, count in ordered[:most])
    return told if len(ordered) <= most else f"{told} and {len(ordered) - most} more"


def psql(query: str) -> str:
    return f'psql "$DATABASE_URL" -c "{query}"'


START: Final = (
    "On one machine: sudo systemctl start duo. What it says then: journalctl -u duo",
    "On a platform: start the process `worker`; one is enough.",
)
RESTART: Final = "sudo systemctl restart duo (on a platform: restart `web` and `worker`)"
SAME_SETTINGS: Final = (
    "The doctor needs the settings of the bot. On one machine, first: set -a; . /etc/duo.env"
)
