"""The four commands: ``python -m dev setup | run | check | test``; what follows goes to the app or to pytest."""

import sys

from dev import stages
from dev.shell import Failure

COMMANDS = {"setup": stages.setup, "run": stages.run, "check": stages.check, "test": stages.test}


def main(arguments: list[str]) -> int:
    """Carry out one command and return the exit status."""
    name, *rest = arguments or [""]
    if name not in COMMANDS:
        print("Usage: python -m dev {setup|run|check|test} [arguments for the app or for pytest]", file=sys.stderr)
        return 2
    try:
        return COMMANDS[name](rest[1:] if rest[:1] == ["--"] else rest)
    except Failure as failure:
        print(f"\n{failure}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
