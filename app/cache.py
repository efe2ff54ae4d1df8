"""Answers kept for those who ask the same: a cache, not state. Without it every answer is the same, only later.

Those who ask the same while it is being computed wait for that one answer: a class asks all at once.
"""

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from threading import Lock

from flask import Flask, current_app

from engine.op import REGISTRY

BESIDE = 256
"""What an entry takes beside its answer, in bytes: its key, and its place in the table."""


class Answers:
    """Answers by the content of their question, those asked for last, bounded in bytes.

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
        self._kept: OrderedDict[bytes, bytes] = OrderedDict()
        self._sought: dict[tuple[bytes, tuple[object, ...]], Future[bytes]] = {}
        self._ops: tuple[object, ...] = ()
        self._lock = Lock()

    def get(self, question: bytes, find: Callable[[], bytes]) -> bytes:
        """Return the answer that is kept or being found, or find it.

        An exception is not kept, but those who wait for the answer have it, too.

        Parameters
        ----------
        question : bytes
            All that the answer depends on, beside the ops that there are.
        find : callable
            Computes the answer. It runs outside the lock, so that nobody waits for the answer to another question.
        """
        key, ops = hashlib.sha256(question).digest(), tuple(REGISTRY)
        with self._lock:
            if ops != self._ops:
                self._kept.clear()
                self.bytes, self._ops = 0, ops
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
            first = (key, ops) not in self._sought
            answer = self._sought.setdefault((key, ops), Future())
        if first:
            try:
                answer.set_result(find())
            except BaseException as error:
                answer.set_exception(error)
            with self._lock:
                del self._sought[key, ops]
                if ops == self._ops and answer.exception() is None:
                    self._keep(key, answer.result())
        return answer.result()

    def _keep(self, key: bytes, answer: bytes) -> None:
        if len(answer) + BESIDE <= self.most:
            self._kept[key] = answer
            self.bytes += len(answer) + BESIDE
            while self.bytes > self.most:
                self.bytes -= len(self._kept.popitem(last=False)[1]) + BESIDE


def install(app: Flask) -> None:
    """Give this application its own answers: they depend on its limits."""
    app.extensions["answers"] = Answers(app.config["LIMITS"]["cache_bytes"])


def kept() -> Answers:
    """Return the answers of the application, while a request is answered."""
    answers: Answers = current_app.extensions["answers"]
    return answers
