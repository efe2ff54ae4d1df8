"""How many files a process may have open: each connection is one, and what it is being sent may be another."""

import sys

_EACH = 3
"""A connection, the file it is sent, and an answer that is too long for memory."""
_OTHERS = 200
_SELECT = 512
"""What Windows waits for at once."""


def allow(connections: int) -> int:
    """Have the system allow so many connections, and return how many it does.

    Parameters
    ----------
    connections : int
        How many are wanted.

    Examples
    --------
    >>> allow(10)
    10
    """
    if sys.platform == "win32":
        return min(connections, _SELECT - 50)
    import resource

    wanted = connections * _EACH + _OTHERS
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    unlimited = resource.RLIM_INFINITY
    if soft != unlimited and soft < wanted:
        soft = wanted if hard == unlimited else min(wanted, hard)
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
        except (OSError, ValueError):
            soft = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    return connections if soft == unlimited else min(connections, max(8, (soft - _OTHERS) // _EACH))
