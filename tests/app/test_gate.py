"""How many compute at once, how many wait, and what the others are told."""

import random
import threading
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from app import create_app
from app.failures import Failure
from app.gate import Gate

LONG = 60


class Client:
    """One who asks from an address, and holds the place until told to leave."""

    def __init__(self, gate, address):
        self.inside, self.done = threading.Event(), threading.Event()
        self.refused = None
        self.thread = threading.Thread(target=self.ask, args=(gate, address), daemon=True)
        self.thread.start()

    def ask(self, gate, address):
        try:
            with gate.place(address):
                self.inside.set()
                assert self.done.wait(LONG)
        except Failure as failure:
            self.refused = failure.problem.status

    def leave(self):
        """Give the place back."""
        self.done.set()
        self.thread.join(LONG)


def inside(gate, address):
    """One who has a place."""
    client = Client(gate, address)
    assert client.inside.wait(LONG)
    return client


def waiting(gate, address):
    """One who waits."""
    before = gate.waiting
    client = Client(gate, address)
    while gate.waiting == before:
        assert client.thread.is_alive()
    return client


def refused(gate, address):
    """The status that one more is refused with."""
    with pytest.raises(Failure) as caught, gate.place(address):
        pass
    assert caught.value.retry_after
    return caught.value.problem.status


def test_as_many_compute_as_there_are_places_and_the_last_is_kept_for_somebody_else():
    gate = Gate(3, 0, LONG)
    clients = [inside(gate, "a"), inside(gate, "a")]
    assert refused(gate, "a") == 503
    clients.append(inside(gate, "b"))
    assert gate.computing == 3
    assert refused(gate, "c") == 503
    for client in clients:
        client.leave()
    assert gate.computing == 0


def test_a_single_place_is_for_everybody():
    gate = Gate(1, 0, LONG)
    inside(gate, "a").leave()
    inside(gate, "a").leave()


def test_as_many_wait_as_there_is_room_for_and_come_in_in_turn():
    gate = Gate(1, 2, LONG)
    first, second, third = inside(gate, "a"), waiting(gate, "a"), waiting(gate, "a")
    assert refused(gate, "a") == 503
    first.leave()
    assert second.inside.wait(LONG) and not third.inside.is_set()
    second.leave()
    assert third.inside.wait(LONG)
    third.leave()
    assert (gate.computing, gate.waiting) == (0, 0)


def test_who_waited_in_vain_is_told_to_come_again():
    gate = Gate(1, 1, 0)
    first = inside(gate, "a")
    assert refused(gate, "b") == 503
    assert gate.waiting == 0
    first.leave()
    inside(gate, "b").leave()


def test_an_address_that_waits_less_takes_the_seat_of_one_that_waits_more():
    gate = Gate(2, 3, LONG)
    working = [inside(gate, "hog"), inside(gate, "other")]
    hogs = [waiting(gate, "hog") for _ in range(3)]
    guest = Client(gate, "guest")
    hogs[-1].thread.join(LONG)
    assert [hog.refused for hog in hogs] == [None, None, 429]
    assert refused(gate, "hog") == 429
    working[1].leave()
    assert guest.inside.wait(LONG), "an address that computes comes after one that does not"
    guest.leave()
    for client in (working[0], *hogs[:2]):
        client.leave()
    assert (gate.computing, gate.waiting) == (0, 0)


def test_a_class_behind_one_address_is_never_told_that_it_asks_too_much():
    gate = Gate(2, 2, LONG)
    clients = [inside(gate, "school"), waiting(gate, "school"), waiting(gate, "school")]
    assert {refused(gate, "school") for _ in range(50)} == {503}
    for client in clients:
        client.leave()


def test_who_follows_an_answer_waits_in_the_room_too():
    gate, answer = Gate(1, 1, LONG), Future()
    with ThreadPoolExecutor() as pool:
        follower = pool.submit(gate.follow, "a", answer)
        while not gate.waiting:
            assert not follower.done()
        with pytest.raises(Failure):
            gate.follow("a", answer)
        answer.set_result(b"found")
        assert follower.result(LONG) == b"found"
    assert gate.waiting == 0
    assert gate.follow("a", answer) == b"found"


@pytest.mark.parametrize("status", [429, 503])
def test_who_follows_one_that_was_refused_is_told_to_come_again(status):
    answer = Future()
    answer.set_exception(Failure(status, "busy", "Later.", retry_after=1))
    with pytest.raises(Failure) as caught:
        Gate(1, 1, LONG).follow("a", answer)
    assert caught.value.problem.status == 503


def test_what_fails_inside_gives_its_place_back():
    gate = Gate(1, 0, LONG)
    for _ in range(3):
        with pytest.raises(ZeroDivisionError), gate.place("a"):
            raise ZeroDivisionError
    assert gate.computing == 0


def test_threads_come_and_go_and_the_counts_stay_true():
    gate, most, lock = Gate(3, 4, LONG), [0, 0], threading.Lock()
    now = [0]

    def work(number):
        chance, told = random.Random(number), set()
        for _ in range(200):
            try:
                with gate.place(chance.choice("abc")):
                    with lock:
                        now[0] += 1
                        most[0] = max(most[0], now[0])
                    most[1] = max(most[1], gate.waiting)
                    with lock:
                        now[0] -= 1
            except Failure as failure:
                told.add(failure.problem.status)
        return told

    with ThreadPoolExecutor(12) as pool:
        told = set().union(*pool.map(work, range(12)))
    assert most[0] <= 3 and most[1] <= 4
    assert told <= {429, 503}
    assert (gate.computing, gate.waiting) == (0, 0)


@pytest.mark.parametrize("room", [1, 3])
def test_the_limits_of_an_application_are_its_gates(room):
    gate = create_app({"computing_at_once": 2, "waiting_at_once": room, "waiting_milliseconds": 5}).extensions["gate"]
    assert (gate.places, gate.room, gate.seconds) == (2, room, 0.005)
