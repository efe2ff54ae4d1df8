"""The one random number generator: the same numbers from the same seed, in Python and in the page.

xoshiro128** 1.1 of D. Blackman and S. Vigna, "Scrambled linear pseudorandom number generators", ACM Transactions on
Mathematical Software 47 (2021); its state is filled from the seed by SplitMix64, as they advise.
"""

import math
from collections.abc import Iterator

LARGEST_SEED = 2**53 - 1
"""The largest whole number that JavaScript has."""
_WORD = 2**32 - 1
_LONG = 2**64 - 1


class Generator:
    """Draws numbers.

    Parameters
    ----------
    seed : int
        From 0 to `LARGEST_SEED`.

    Examples
    --------
    >>> draw = Generator(0)
    >>> [draw.word() for _ in range(3)]
    [3737715805, 2584255861, 2876756834]
    >>> round(Generator(1).unit(), 6)
    0.394672
    """

    def __init__(self, seed: int) -> None:
        first, second = (word for _, word in zip(range(2), _split_mix(seed), strict=False))
        self._state = [first & _WORD, first >> 32, second & _WORD, second >> 32]

    def word(self) -> int:
        """Draw a whole number from 0 to 2³² − 1."""
        a, b, c, d = self._state
        drawn = _rotated(b * 5 & _WORD, 7) * 9 & _WORD
        c ^= a
        d ^= b
        b, a = b ^ c, a ^ d
        self._state = [a, b, c ^ (self._state[1] << 9 & _WORD), _rotated(d, 11)]
        return drawn

    def unit(self) -> float:
        """Draw from [0, 1): 53 bits, of two words."""
        return ((self.word() >> 5) * 67_108_864 + (self.word() >> 6)) / 9_007_199_254_740_992

    def uniform(self, low: float, high: float) -> float:
        """Draw from [low, high)."""
        return low + (high - low) * self.unit()

    def normal(self, mean: float = 0.0, std: float = 1.0) -> float:
        """Draw from a normal distribution, by Box and Muller (1958): of each pair the cosine."""
        length = math.sqrt(-2.0 * math.log(1.0 - self.unit()))
        return mean + std * length * math.cos(2.0 * math.pi * self.unit())

    def below(self, count: int) -> int:
        """Draw a whole number from 0 to `count` − 1, of one word; `count` is at most 2²¹."""
        return self.word() * count >> 32

    def order(self, count: int) -> list[int]:
        """Draw an order of 0 to `count` − 1: Fisher and Yates's, from the end.

        Examples
        --------
        >>> Generator(0).order(5)
        [0, 1, 3, 2, 4]
        """
        drawn = list(range(count))
        for last in range(count - 1, 0, -1):
            other = self.below(last + 1)
            drawn[last], drawn[other] = drawn[other], drawn[last]
        return drawn


def _rotated(word: int, by: int) -> int:
    return (word << by | word >> (32 - by)) & _WORD


def _split_mix(state: int) -> Iterator[int]:
    while True:
        state = state + 0x9E3779B97F4A7C15 & _LONG
        mixed = (state ^ state >> 30) * 0xBF58476D1CE4E5B9 & _LONG
        mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB & _LONG
        yield mixed ^ mixed >> 31
