"""The two files of /mydata: one to read on a phone, one for machines."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from html import escape
from typing import Any, Final
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime

from bot.i18n import Sentence, Weekday, only, render_plain
from bot.i18n.render import LOCALE
from bot.meetings.rules import Place
from bot.meetings.texts import place
from bot.people.models import Person
from bot.privacy import export_texts as texts
from bot.privacy.collecting import Everything, Section, points_to
from bot.privacy.column_texts import COLUMNS, FIXED, VALUES

MOST_ROWS: Final = 50  # of one kind in the readable file; the other holds them all

STYLE: Final = """
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1rem;color:#222;background:#fff}
h1{font-size:1.5rem}h2{font-size:1.15rem;margin:2rem 0 .5rem;border-bottom:2px solid #2a7}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.35rem .5rem;
border-bottom:1px solid #ddd;overflow-wrap:anywhere}th{color:#555;font-weight:600}
@media(max-width:40rem){thead{display:none}tr{display:block;margin-bottom:.75rem;border:1px solid #ddd;
border-radius:.5rem;padding:.25rem}td{display:block;border:0;padding:.15rem .5rem}
td::before{content:attr(data-label) ": ";color:#555;font-weight:600}}
"""


def as_json(everything: Everything, *, now: datetime) -> bytes:
    """Every column of every row, by the names that the database gives them."""
    data = {
        "made_at": now,
        "sections": [
            {
                "table": section.table.name,
                "what": render_plain(section.title, language="en", zone="UTC"),
                "rows": [_with_names(everything, section, row) for row in section.rows],
            }
            for section in everything.sections
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=1, default=_plain).encode()


def _with_names(everything: Everything, section: Section, row: Mapping[str, Any]) -> dict[str, Any]:
    """What points to another row says, beside its number, what that is called."""
    told: dict[str, Any] = {}
    for column, value in row.items():
        told[column] = value
        if isinstance(value, int) and points_to(section.table, column) is not None:
            told[f"{column}:name"] = everything.name_of(section.table, column, value)
    return told


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | time) else str(value)


def as_html(everything: Everything, *, now: datetime) -> bytes:
    """One page that needs nothing but itself, in the person's language."""
    page = _Page(everything)
    said = page.said(texts.title(everything.person.first_name))
    body = [
        f"<h1>{said}</h1>",
        f"<p>{page.said(texts.introduction())}</p>",
        f"<p>{page.said(texts.made_on())} {escape(page.moment(now))}</p>",
        *(page.section(section) for section in everything.sections),
    ]
    head = (
        f'<!doctype html><html lang="{everything.person.language}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width,initial-scale=1"><title>{said}</title>'
        f"<style>{STYLE}</style></head><body>"
    )
    return "\n".join([head, *body, "</body></html>"]).encode()


class _Page:
    def __init__(self, everything: Everything) -> None:
        self._everything = everything
        self._person: Person = everything.person
        self._locale = LOCALE[self._person.language]

    def said(self, sentence: Sentence) -> str:
        return escape(self._said(sentence))

    def _said(self, sentence: Sentence) -> str:
        return render_plain(sentence, language=self._person.language, zone=self._person.zone)

    def section(self, section: Section) -> str:
        """Columns in which nothing stands are left out."""
        rows = section.rows[:MOST_ROWS]
        columns = [name for name in section.readable if any(row[name] not in (None, "") for row in rows)]
        labels = [self.said(COLUMNS[name]) for name in columns]
        lines = [f"<h2>{self.said(section.title)}</h2>"]
        if columns:
            head = "".join(f"<th>{label}</th>" for label in labels)
            told = "".join(self._row(section, columns, labels, row) for row in rows)
            lines.append(f"<table><thead><tr>{head}</tr></thead><tbody>{told}</tbody></table>")
        hidden = len(section.rows) - (len(rows) if columns else 0)
        if hidden:
            lines.append(f"<p>{self.said(texts.more_in_the_other_file(hidden))}</p>")
        return "\n".join(lines)

    def _row(
        self, section: Section, columns: Sequence[str], labels: Sequence[str], row: Mapping[str, Any]
    ) -> str:
        cells = [
            f'<td data-label="{label}">{escape(self._told(section, name, row[name]))}</td>'
            for name, label in zip(columns, labels, strict=True)
            if row[name] not in (None, "")
        ]
        return f"<tr>{''.join(cells)}</tr>"

    def _told(self, section: Section, column: str, value: Any) -> str:
        target = points_to(section.table, column)
        if target is not None and isinstance(value, int):
            name = self._everything.name_of(section.table, column, value)
            return self._name(target, value, name)
        return self._value(column, value)

    def _name(self, target: str, value: int, name: Any) -> str:
        if target == "agreement" and name is not None:
            return self._said(texts.version(name))
        if name is not None:
            return self._value("", name)
        return self._said(texts.somebody_who_left() if target == "person" else texts.number(value))

    def _value(self, column: str, value: Any) -> str:
        match value:
            case bool():
                return self._said(texts.yes_or_no(value))
            case int() if column == "weekday":
                return self._said(only(Weekday(value)))
            case Place():
                return self._said(place(value))
            case datetime():
                return self.moment(value)
            case date():
                return format_date(value, "d MMMM y", locale=self._locale)
            case time():
                return self._said(only(value))
            case str() if value in VALUES and column in FIXED:
                return self._said(VALUES[value])
            case dict() | list():
                return json.dumps(value, ensure_ascii=False, default=_plain)
        return str(value)

    def moment(self, at: datetime) -> str:
        zone = ZoneInfo(self._person.zone)
        return format_datetime(at, "d MMMM y, HH:mm", tzinfo=zone, locale=self._locale)
