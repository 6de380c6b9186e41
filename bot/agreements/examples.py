"""A good agreement to begin with, in every language."""

from pathlib import Path
from typing import Final

from bot.agreements.rules import tidy
from bot.i18n import LANGUAGES

FOLDER: Final = Path(__file__).parent / "example"


def example(language: str) -> str:
    return tidy((FOLDER / f"{language}.txt").read_text(encoding="utf-8"))


def examples() -> dict[str, str]:
    return {language: example(language) for language in LANGUAGES}
