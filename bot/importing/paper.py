"""A printable page for each person, in their own language."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from bot.importing import column_texts as words
from bot.importing.adding import Link, Progress
from bot.importing.apart import run_apart
from bot.importing.files import for_reader
from bot.importing.rules import MOST_PAGES, in_parts

AT_ONCE: Final = 2  # printers


@dataclass(frozen=True)
class Pages:
    """One document: the pages from `first` to `last`."""

    first: int
    last: int
    data: bytes


async def print_links(links: Sequence[Link], progress: Progress) -> list[Pages]:
    """Several documents, where one would be too long to handle."""
    printers, printed = asyncio.Semaphore(AT_ONCE), 0

    async def print_part(part: range) -> Pages:
        nonlocal printed
        pages = [_page(number + 1, links[number]) for number in part]
        async with printers:
            data = await run_apart("bot.importing.printing", json.dumps(pages).encode())
        printed += len(pages)
        await progress(printed, len(links))
        return Pages(part.start + 1, part.stop, data)

    parts = in_parts(len(links), MOST_PAGES)
    async with asyncio.TaskGroup() as printing:
        tasks = [printing.create_task(print_part(part)) for part in parts]
    return [task.result() for task in tasks]


def _page(number: int, link: Link) -> dict[str, Any]:
    person = link.newcomer
    say = for_reader(person.language, person.branch.zone)
    return {
        "number": number,
        "name": person.name,
        "head": say(words.welcome_to(person.branch.name)),
        "title": say(words.your_way_in()),
        "steps": [say(words.step_install()), say(words.step_scan()), say(words.step_start())],
        "link": link.url,
        "or": say(words.or_type_it()),
        "until": say(words.works_until(link.until)),
        "help": say(words.ask_your_coordinator()),
    }
