"""What was found, kept for those who ask the same: a cache, not state. Without it every answer is the same, only later.

Those who ask the same while it is being computed wait for that one answer: a class asks all at once.
"""

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from operator import methodcaller
from threading import Lock
from typing import Any, TypeVar

from flask import Flask, current_app

from engine.op import REGISTRY

BESIDE = 256
"""What an entry takes beside its answer, in bytes: its key, and its place in the table."""


Found = TypeVar("Found")


class Answers:
    """What was found by the content of its question, what was asked for last, bounded in bytes.

    Parameters
    ----------
    most : int
        How many bytes are kept.

    Examples
    --------
    >>> answers = Answers(1000)
    >>> answers.get(b"a question", lambda: b"found"), answers.get(b"a question", lambda: b"found again")
    (b'found', b'found')
    >>> answers.bytes
    261
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self.bytes = 0
        self._kept: OrderedDict[bytes, tuple[Any, int]] = OrderedDict()
        self._sought: dict[tuple[bytes, tuple[object, ...]], Future[Any]] = {}
        self._ops: tuple[object, ...] = ()
        self._lock = Lock()

    def get(self, question: bytes, find: Callable[[], Found], weigh: Callable[[Any], int] = len,
            follow: Callable[[Future[Any]], Found] = methodcaller("result")) -> Found:
        """Return the answer that is kept or being found, or find it.

        An exception is not kept, but those who wait for the answer have it, too.

        Parameters
        ----------
        question : bytes
            All that the answer depends on, beside the ops that there are.
        find : callable
            Computes the answer. It runs outside the lock, so that nobody waits for the answer to another question.
        weigh : callable
            Tells how many bytes an answer takes.
        follow : callable
            Waits for the answer that another computes: as long as that takes, if nothing else is said.
        """
        key, ops = hashlib.sha256(question).digest(), tuple(REGISTRY)
        with self._lock:
            if ops != self._ops:
                self._kept.clear()
                self.bytes, self._ops = 0, ops
            if key in self._kept:
                self._kept.move_to_end(key)
                kept: Found = self._kept[key][0]
                return kept
            first = (key, ops) not in self._sought
            answer: Future[Found] = self._sought.setdefault((key, ops), Future())
        if first:
            try:
                answer.set_result(find())
            except BaseException as error:
                answer.set_exception(error)
            with self._lock:
                del self._sought[key, ops]
                if ops == self._ops and answer.exception() is None:
                    self._keep(key, answer.result(), weigh(answer.result()) + BESIDE)
        return answer.result() if first else follow(answer)

    def _keep(self, key: bytes, answer: Any, size: int) -> None:
        if size <= self.most:
            self._kept[key] = answer, size
            self.bytes += size
            while self.bytes > self.most:
                self.bytes -= self._kept.popitem(last=False)[1][1]


def install(app: Flask) -> None:
    """Give this application its own answers: they depend on its limits."""
    app.extensions["answers"] = Answers(app.config["LIMITS"]["cache_bytes"])


def kept() -> Answers:
    """Return the answers of the application, while a request is answered."""
    answers: Answers = current_app.extensions["answers"]
    return answers
