"""A wrong setting stops the start with one line: which, why, and what would be right."""

import pytest

from tests.stories.verbs import Command, command_line


@pytest.fixture
def duo(database_url: str) -> Command:
    """`python -m bot …` on this test's database; settings are given in small letters."""
    return command_line(database_url)


@pytest.mark.parametrize("command", [["branch", "list"], ["invite", "--role", "admin"], ["worker"]])
def test_a_database_that_is_behind_stops_the_command_and_says_what_to_do(
    duo: Command, empty_database: str, command: list[str]
) -> None:
    stopped = duo(*command, database_url=empty_database)

    assert (stopped.exit_code, stopped.output) == (
        2,
        "The database is behind: run `python -m bot migrate` first\n",
    )


@pytest.mark.parametrize(
    ("setting", "value", "said"),
    [
        ("bot_token", "hello", "a token from @BotFather looks like 123456:"),
        (
            "database_url",
            "mysql://me@host/db",
            "only PostgreSQL works: postgresql://user:password@host/database",
        ),
        ("database_url", "duo.db", "only PostgreSQL works: postgresql://user:password@host/database"),
        ("telegram_api_url", "api.telegram.org", "it must be a whole address, such as https://"),
        ("public_url", "duo.example.org", "it must be a whole address, such as https://duo.example.org"),
        ("port", "http", "valid integer"),
        ("port", "70000", "less than or equal to 65535"),
        ("send_rate", "0", "greater than or equal to 1"),
        ("log_format", "xml", "'text' or 'json'"),
    ],
)
def test_a_wrong_setting_stops_the_start_with_one_line(
    duo: Command, setting: str, value: str, said: str
) -> None:
    stopped = duo("branch", "list", **{setting: value})

    assert stopped.exit_code == 2
    assert stopped.output.startswith(f"{setting.upper()}: ")
    assert said in stopped.output
    assert stopped.output.count("\n") == 1


@pytest.mark.parametrize("command", [["migrate"], ["branch", "list"], ["worker"]])
def test_a_database_that_cannot_be_reached_is_told_in_one_line_without_its_password(
    duo: Command, command: list[str]
) -> None:
    for place in ("127.0.0.1:9/duo", "127.0.0.1:port/duo", "127.0.0.1:9/duo?sslmode=maybe"):
        stopped = duo(*command, database_url=f"postgresql://me:hush-hush@{place}")

        assert stopped.exit_code == 2
        assert stopped.output.startswith("DATABASE_URL: ")
        assert stopped.output.count("\n") == 1
        assert "hush-hush" not in stopped.output


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("web", "PUBLIC_URL: the webhook needs the address at which Telegram reaches this process"),
        ("worker", "BOT_TOKEN: get one from @BotFather"),
    ],
)
def test_what_a_process_cannot_do_without_is_named(duo: Command, command: str, said: str) -> None:
    stopped = duo(command, bot_token="")

    assert (stopped.exit_code, stopped.output) == (2, f"{said}\n")


@pytest.mark.parametrize("command", ["web", "worker"])
def test_web_and_worker_need_a_server_of_their_own(duo: Command, command: str) -> None:
    stopped = duo(command, database_url="")

    assert stopped.exit_code == 2
    assert stopped.output.startswith("DATABASE_URL: web and worker share a PostgreSQL server: postgresql://")
