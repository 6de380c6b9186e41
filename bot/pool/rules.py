"""Who stands on which page of the waiting pool. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

PAGE: Final = 8


class Section(StrEnum):
    """In the order in which they are read."""

    MENTEES = "mentees"
    READY = "ready"
    NOT_READY = "not_ready"
    PROPOSED = "proposed"


@dataclass(frozen=True)
class Part:
    """So many of a section, from an offset on."""

    section: Section
    offset: int
    most: int


def parts_of_page(sizes: Mapping[Section, int], page: int) -> list[Part]:
    """The sections one after the other are one long list, of which this is a page."""
    first, end = page * PAGE, (page + 1) * PAGE
    parts: list[Part] = []
    begins = 0
    for section in Section:
        ends = begins + sizes[section]
        offset, most = max(first, begins) - begins, min(end, ends) - max(first, begins)
        if most > 0:
            parts.append(Part(section, offset, most))
        begins = ends
    return parts


def last_page(sizes: Mapping[Section, int]) -> int:
    return max(0, sum(sizes.values()) - 1) // PAGE


def weeks_waited(since: datetime, now: datetime) -> int:
    return max(0, (now - since) // timedelta(weeks=1))
