"""Who may keep a connection when there are many, or when nothing moves on it."""

from collections.abc import Iterable, Mapping
from itertools import islice
from time import monotonic

from app.serving.channel import Channel
from app.serving.loop import Loop

_MORE = 100
"""One in so many goes at once when there is no room: to look for them costs more than to connect anew."""


class Crowd:
    """All connections of a server.

    One that came too slowly, or stood still too long, is closed. When there is no room for a new one, those are closed
    that have let us wait longest, in silence, with half a request, or by not taking an answer; never one whose answer
    is being made. A browser that comes back asks again on a new connection.

    Parameters
    ----------
    most : int
        How many may be open.
    limits : mapping
        ``request_seconds``, ``idle_seconds`` and ``unread_bytes``.
    loop : Loop
        What waits for them.
    """

    def __init__(self, most: int, limits: Mapping[str, int], loop: Loop) -> None:
        self.most = most
        self.limits = limits
        self._loop = loop
        loop.sweeps.append(self.sweep)

    def channels(self) -> list[Channel]:
        """Return all connections."""
        # Copied at once: another thread may ask while the loop lets somebody in.
        return [served for served in list(self._loop.sockets.values()) if isinstance(served, Channel)]

    def admit(self, channel: Channel) -> Channel:
        """Make room for a new connection where there is none."""
        # Beside the connections only a few sockets are in the map, those that listen.
        if len(self._loop.sockets) > self.most:
            channels = self.channels()
            if len(channels) > self.most:
                others = (other for other in sorted(channels, key=lambda other: other.since)
                          if other is not channel and not other.at_work and not other.has_sent())
                _close(islice(others, len(channels) - self.most + self.most // _MORE))
        return channel

    def sweep(self) -> None:
        """Close what has come too slowly, or stood still too long, and the slowest readers of too much."""
        now, unread = monotonic(), 0
        for channel in sorted(self.channels(), key=lambda channel: channel.moved, reverse=True):
            late = channel.arriving is not None and now - channel.arriving > self.limits["request_seconds"]
            still = not channel.at_work and now - channel.moved > self.limits["idle_seconds"]
            if late or still or unread + channel.unread > self.limits["unread_bytes"]:
                _close([channel])
            unread += channel.unread


def _close(channels: Iterable[Channel]) -> None:
    for channel in channels:
        channel.handle_close()
