"""How long was waited for what."""

from collections import Counter, defaultdict
from time import perf_counter

BUDGET_MS = 100


def quantile(sorted_ms: list[float], share: float) -> float:
    """Return the time that this share of the answers took at most.

    Examples
    --------
    >>> quantile([1.0, 2.0, 3.0, 4.0], 0.5)
    2.0
    """
    return sorted_ms[max(0, -int(-share * len(sorted_ms) // 1) - 1)]


class Told:
    """Times by kind of request, with what failed and what was no longer waited for."""

    def __init__(self) -> None:
        self.times: dict[str, list[float]] = defaultdict(list)
        self.errors: dict[str, Counter[str]] = defaultdict(Counter)
        self.dropped: Counter[str] = Counter()
        self.opened: list[float] = []

    def add(self, kind: str, seconds: float, error: str | None) -> None:
        """Write down one request: an error is counted, and its time, too."""
        self.times[kind].append(seconds * 1000)
        if error:
            self.errors[kind][error] += 1

    def drop(self, kind: str) -> None:
        """Write down that nobody waited for the end of one."""
        self.dropped[kind] += 1

    def open_after(self, began: float) -> None:
        """Write down that somebody's page is whole, whose first request was sent then."""
        self.opened.append(perf_counter() - began)

    def lines(self) -> list[str]:
        """Return the table, and whether the budget was kept by all that a page asks while it is used."""
        lines = [f"{'request':<22}{'count':>7}{'errors':>8}{'dropped':>9}{'p50':>8}{'p95':>8}{'p99':>8}{'max':>9}  ms"]
        for kind, times in self.times.items():
            errors = self.errors[kind]
            lines.append(self._line(kind, sorted(times), sum(errors.values()), self.dropped[kind])
                         + "".join(f"   {name}: {count}" for name, count in errors.most_common()))
        whole = sorted(self.opened) or [float("nan")]
        lines.append(f"{len(self.opened)} pages whole after {quantile(whole, 0.5):.1f} s, at most {whole[-1]:.1f}")
        return lines

    @staticmethod
    def _line(kind: str, times: list[float], errors: int, dropped: int) -> str:
        shown = "".join(f"{quantile(times, share):8.1f}" for share in (0.5, 0.95, 0.99))
        return f"{kind:<22}{len(times):>7}{errors:>8}{dropped:>9}{shown}{times[-1]:9.1f}"

    def verdict(self, opening: set[str]) -> str:
        """Say whether the budget is kept, without and with what a page is made of."""
        asked = [(kind, time) for kind, times in self.times.items() for time in times]
        errors = sum(sum(found.values()) for found in self.errors.values())
        used = sorted(time for kind, time in asked if kind not in opening)
        every = sorted(time for _, time in asked)
        return (f"budget: p95 {quantile(used, 0.95):.1f} ms of {BUDGET_MS} for what is asked while the page is used"
                f" ({quantile(every, 0.95):.1f} with opening it), {errors} errors of 0")
