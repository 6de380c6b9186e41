"""A cohort from a sheet, by the command line as a whole: people, links, pages with QR codes, progress."""

import time
from pathlib import Path
from typing import Final

import xlsxwriter
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from bench import programme
from bench.meter import Meter, cpu_of, cpu_of_the_bench
from bench.stage import Stage
from bench.table import Row
from bot.importing.rules import MOST_PAGES, in_parts

TARGET: Final = "< 60 s"
MOST_SECONDS: Final = 60.0
PATIENCE: Final = 600.0
HEADER: Final = ("Prénom", "Nom", "Rôle", "Langue", "Tél.", "E-mail", "Formation le", "Quelques mots")
LANGUAGES: Final = ("fr", "nl", "en")
ADDED: Final = text("""
    SELECT (SELECT count(*) FROM person), (SELECT count(*) FROM role),
        (SELECT count(DISTINCT person_id) FROM invitation),
        (SELECT count(*) FROM audit_entry WHERE subject = 'role')
""")


def measure(stage: Stage) -> list[Row]:
    number = stage.scale.imported
    folder = stage.folder
    sheet, links, pages = folder / "cohort.xlsx", folder / "links.xlsx", folder / "pages.pdf"
    _write_sheet(sheet, number)
    stage.hold_postgres(to_other_core=False)
    words = ["import", str(sheet), "--branch", programme.BRANCH, "--yes"]
    with stage.postgres.fresh() as url:
        programme.prepare(url, programme.branch)
        parts = {"import": cpu_of_the_bench, "PostgreSQL": cpu_of(stage.postgres.pid)}
        with (
            Meter(parts) as meter,
            stage.command("import", url, *words, "--links", str(links), "--pages", str(pages)) as child,
        ):
            begun = time.monotonic()
            child.finish(within=PATIENCE)
            seconds = time.monotonic() - begun
        wrong = [*_missing(url, number), *_not_written(links, pages, number)]
    if "Importing" not in child.log():
        wrong.append("no progress was shown")
    return [
        Row(
            f"import of {number:,} people: sheet, links, pages; the whole command",
            f"{seconds:.1f} s",
            TARGET,
            seconds < MOST_SECONDS,
            meter.told(),
            wrong=wrong,
        )
    ]


def _write_sheet(path: Path, number: int) -> None:
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, HEADER)
        for line in range(1, number + 1):
            sheet.write_row(line, 0, _somebody(line))


def _somebody(line: int) -> tuple[object, ...]:
    kind = ("mentee", "mentor")[line % 2]
    trained = "1/2/2026" if kind == "mentor" else ""
    phone = 470_000_000 + line  # as Excel keeps 0470 00 00 01
    language = LANGUAGES[line % len(LANGUAGES)]
    return (
        f"Zoé-{line}",
        "Şahin",
        kind,
        language,
        phone,
        f"p{line}@example.org",
        trained,
        "J’aime le football.",
    )


def _missing(url: str, number: int) -> list[str]:
    engine = create_engine(url, poolclass=NullPool)
    with engine.connect() as connection:
        counts = tuple(connection.execute(ADDED).one())
    engine.dispose()
    if set(counts) != {number}:
        return [f"{number} were to be imported; people, roles, links and audit count {counts}"]
    return []


def _not_written(links: Path, pages: Path, number: int) -> list[str]:
    parts = in_parts(number, MOST_PAGES)
    names = (
        [f"{pages.stem}-{part.start + 1}-{part.stop}" for part in parts] if len(parts) > 1 else [pages.stem]
    )
    files = [links, *(pages.with_stem(name) for name in names)]
    return [f"{file.name} was not written" for file in files if not file.exists()]
