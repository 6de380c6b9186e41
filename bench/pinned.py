"""`python -m bench.pinned CORE COMMAND …` becomes the command, on that core alone (where the system can)."""

import os
import sys


def main() -> None:
    core, *command = sys.argv[1:]
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {int(core)})
    os.execvp(command[0], command)


if __name__ == "__main__":
    main()
