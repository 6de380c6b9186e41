"""Sentences in three languages: made by `_` and `_n`, stored as data, rendered when they leave."""

from bot.i18n.catalog import LANGUAGES, SOURCE_LANGUAGE, known_language, read_all
from bot.i18n.render import render, render_plain
from bot.i18n.sentence import (
    InLanguage,
    Instant,
    Sentence,
    Value,
    Verbatim,
    Weekday,
    _,
    _n,
    lines,
    only,
    paragraphs,
)

__all__ = [
    "LANGUAGES",
    "SOURCE_LANGUAGE",
    "InLanguage",
    "Instant",
    "Sentence",
    "Value",
    "Verbatim",
    "Weekday",
    "_",
    "_n",
    "known_language",
    "lines",
    "only",
    "paragraphs",
    "read_all",
    "render",
    "render_plain",
]
