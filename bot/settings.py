"""The settings: read from the environment, checked at the start, explained when wrong."""

from contextlib import suppress
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, SecretStr, ValidationError
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict


def _bot_token(token: SecretStr) -> SecretStr:
    number, _colon, secret = token.get_secret_value().partition(":")
    if not number.isdigit() or len(secret) < 10:
        raise ValueError("a token from @BotFather looks like 123456:ABC-DEF1234ghIkl-zyx57W2v1u123ew11")
    return token


def _database_url(url: str) -> str:
    """Accept what platforms hand out: postgres://, postgresql://, with ?sslmode=… or without."""
    scheme, separator, rest = url.partition("://")
    if not separator or scheme.split("+")[0] not in {"postgres", "postgresql"}:
        raise ValueError("only PostgreSQL works: postgresql://user:password@host/database")
    return f"postgresql+psycopg://{rest}"


def _web_address(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        raise ValueError("it must be a whole address, such as https://duo.example.org")
    return url.rstrip("/")


def _proxy(url: str) -> str:
    with suppress(ValueError):  # its own words would quote a part of the password
        parts = urlsplit(url)
        if parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0:
            return url
    raise ValueError("it must be an HTTP proxy, such as http://proxy.example.org:3128")


WebAddress = Annotated[str, AfterValidator(_web_address)]


class Settings(BaseSettings):
    """Each field is one environment variable in capitals; README.md has the table."""

    model_config = SettingsConfigDict(extra="ignore", env_ignore_empty=True, hide_input_in_errors=True)

    bot_token: Annotated[SecretStr, AfterValidator(_bot_token)] | None = None
    database_url: Annotated[str, AfterValidator(_database_url)] | None = None
    telegram_api_url: WebAddress = "https://api.telegram.org"
    telegram_proxy: Annotated[str, AfterValidator(_proxy)] | None = None
    public_url: WebAddress | None = None
    port: int = Field(default=8080, ge=0, le=65535)
    send_rate: int = Field(default=30, ge=1, le=1000)
    metrics_port: int | None = Field(default=None, ge=1, le=65535)
    heartbeat_url: WebAddress | None = None
    log_format: Literal["text", "json"] = "text"


class WrongSetting(Exception):
    """A setting that stops the start; the message says which, why and what would be right."""


def read_settings() -> Settings:
    """Raise WrongSetting with one line per wrong setting."""
    try:
        return Settings()
    except ValidationError as error:
        raise WrongSetting("\n".join(_told(wrong) for wrong in error.errors())) from None


def _told(wrong: ErrorDetails) -> str:
    name = ".".join(map(str, wrong["loc"])).upper()
    return f"{name}: {wrong['msg'].removeprefix('Value error, ')}"
