"""Descent by arrays: updates of whole matrices by minibatches, the rules running on all weights at once."""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from engine.generator import LARGEST_SEED, Generator
from engine.networks import NetworkSpec, TensorNetwork, lower_to_arrays
from engine.networks.kinds.dropout import drawn
from engine.networks.lower import LOSS
from engine.networks.regularisers import STRENGTH
from engine.program.arrays import ArrayProgram
from engine.structure import plan
from engine.training.clipping import CLIPS
from engine.training.descent import Made, Record, Row, descend
from engine.training.optimisers import OPTIMISERS, TAKES
from engine.training.schedules import SCHEDULES
from engine.training.spec import UPDATE, Training

Parameters = Mapping[str, np.ndarray]
_KEPT = 6
"""So many sizes of minibatches are kept ready: all of a run without changes."""
_AT_ONCE = 1_000_000
"""Numbers that the units may have for all examples that are looked at together."""
_STRETCH = 16_384
"""Weights that an optimiser takes at a time: what it makes of them on the way stays in the cache."""


class _Bound(NamedTuple):
    """A network for so many examples at once, and its program."""

    network: TensorNetwork
    program: ArrayProgram


class ArrayLearning:
    """A network of arrays as what learns.

    Parameters
    ----------
    spec : NetworkSpec
    split : bool
        Whether biases stand by themselves.
    values : mapping of str to float
        What its parameters and the regulariser's λ begin with, by their names in the scalar graph, where it is not what
        the specification says.

    Attributes
    ----------
    parameters : tuple of str
        The arrays that are learned.
    start : mapping of str to array
        What they begin with.
    strength : float or None
        The regulariser's λ, if there is one.
    """

    def __init__(self, spec: NetworkSpec, *, split: bool = False, values: Mapping[str, Any] | None = None) -> None:
        self.spec, self.split = spec, split
        network = lower_to_arrays(spec, split=split, examples=0)
        given = network.filled(values) if values else network.graph.defaults
        self.parameters = network.parameters
        self.start = {name: np.array(given[name], dtype=float) for name in self.parameters}
        self.strength = float(given[STRENGTH]) if STRENGTH in given else None
        self._bound: OrderedDict[int, _Bound] = OrderedDict()

    def bound(self, examples: int, most: int | None = None) -> _Bound:
        """Return the network for so many examples at once, with its program.

        Parameters
        ----------
        examples : int
        most : int, optional
            How many numbers its nodes may have, all together, where it is not bound yet.

        Raises
        ------
        EngineError
            ``too-many-elements``.
        """
        if examples in self._bound:
            self._bound.move_to_end(examples)
            return self._bound[examples]
        network = lower_to_arrays(self.spec, split=self.split, examples=examples, most=most)
        made = _Bound(network, ArrayProgram(plan(network.graph, wrt=self.parameters)))
        self._bound[examples] = made
        if len(self._bound) > _KEPT:
            self._bound.popitem(last=False)
        return made

    def look(self, parameters: Parameters, rows: np.ndarray, strength: float | None = None) -> tuple[float, np.ndarray]:
        """Return the mean loss of examples, and the outputs for each; λ is as it began where it is left out."""
        outputs, total = [], 0.0
        for part in self.parts(rows):
            network, program = self.bound(len(part))
            known = program.values(self.inputs(network, parameters, part, strength))
            outputs.append(known[network.outputs])
            total += float(known[network.graph.names[LOSS]]) * len(part)
        return total / len(rows), np.concatenate(outputs)

    def masks(self, examples: int, generator: Generator) -> list[np.ndarray]:
        """Draw a mask of each Dropout for each example, as `NetworkSpec.masks` does for a graph to begin with."""
        rows = [[drawn(layer, units, generator) for _, layer, units in self.spec.drops] for _ in range(examples)]
        return [np.array(masks) for masks in zip(*rows, strict=True)]

    def parts(self, rows: np.ndarray) -> Iterator[np.ndarray]:
        """Return examples, as many at a time as are looked at together."""
        together = max(1, _AT_ONCE // sum(self.spec.sizes))
        return (rows[at:at + together] for at in range(0, len(rows), together))

    def inputs(self, network: TensorNetwork, parameters: Parameters, rows: np.ndarray, strength: float | None,
               masks: Sequence[np.ndarray] | None = None) -> dict[str, Any]:
        """Return the inputs of a network's graph for examples; without masks all units stay, as in predictions."""
        graph, features = network.graph, self.spec.sizes[0]
        x = rows[:, :features]
        if graph[network.features].shape[1] > features:
            x = np.concatenate([np.ones((len(rows), 1)), x], axis=1)
        [label] = network.labels
        found: dict[str, Any] = {graph[network.features].name or "": x, graph[label].name or "": rows[:, features:],
                                 **parameters}
        for i, (node, (_, _, units)) in enumerate(zip(network.masks, self.spec.drops, strict=True)):
            found[graph[node].name or ""] = np.ones((len(rows), units)) if masks is None else masks[i]
        return found if self.strength is None else found | {STRENGTH: self.strength if strength is None else strength}


def train_arrays(of: ArrayLearning, training: Training, rows: np.ndarray, *,
                 test: np.ndarray | None = None) -> Iterator[Record]:
    """Train, and tell as `train` does; parameters are arrays by name.

    Parameters
    ----------
    of : ArrayLearning
    training : Training
    rows : array
        The examples, one a row: its features, then its labels.
    test : array, optional
        Examples that nothing is learned from.

    Raises
    ------
    TrainingError
        ``no-examples``, ``no-strength``.

    Examples
    --------
    >>> from engine.networks import read_layers
    >>> of = ArrayLearning(NetworkSpec(read_layers("nn.Sequential(nn.Linear(1, 1))"), "MSELoss"))
    >>> rows = np.array([(-1.0, -1.0), (0.0, 1.0), (1.0, 3.0)])
    >>> *_, end = train_arrays(of, Training(0.2, epochs=50, batch=3), rows)
    >>> end.parameters["w"].round(2).tolist()
    [[1.0, 2.0]]
    """
    return descend(_Arrays(of, training, rows, rows[:0] if test is None else test), training)


class _Arrays:
    """The parameters as they are, in one row, and the examples.

    A matrix is kept column by column, as its gradient comes and as it is multiplied with.
    """

    def __init__(self, of: ArrayLearning, training: Training, rows: np.ndarray, test: np.ndarray) -> None:
        self.of, self.rows, self.test, self.ordered = of, rows, test, rows
        self.examples, self.has_strength, self.strength = len(rows), of.strength is not None, of.strength
        self.optimiser = OPTIMISERS.find(training.optimiser.kind)
        self.schedule = SCHEDULES.find(training.schedule.kind)
        self.clip = None if training.clip is None else CLIPS.find(training.clip.kind)
        self.training, self.per_update, self.updates = training, training.per == UPDATE, 0.0
        self.row = np.concatenate([of.start[name].T.ravel() for name in of.parameters])
        self.gradient = np.zeros(self.row.size)
        self.state = [np.zeros(self.row.size) for _ in self.optimiser.takes[len(TAKES):]]
        self.generator = Generator(LARGEST_SEED - training.seed)
        self.arrays, self.gradients = self._as_arrays(self.row), self._as_arrays(self.gradient)

    def _as_arrays(self, row: np.ndarray) -> dict[str, np.ndarray]:
        """Return the arrays that stand in a row."""
        found, at = {}, 0
        for name in self.of.parameters:
            shape = self.of.start[name].shape
            found[name] = row[at:at + self.of.start[name].size].reshape(shape[::-1]).T
            at += self.of.start[name].size
        return found

    @property
    def parameters(self) -> dict[str, np.ndarray]:
        return {name: array.copy() for name, array in self.arrays.items()}

    def begin(self, order: Sequence[int]) -> None:
        self.ordered = self.rows[list(order)]

    def singly(self, first: int, last: int, rate: float, time: float) -> list[Made]:
        return [self.together(at, at + 1, rate, time) for at in range(first, last)]

    def together(self, first: int, last: int, rate: float, time: float) -> Made:
        masks = self.of.masks(last - first, self.generator)
        loss = self._differentiate(self.arrays, self.ordered[first:last], self.strength, self.gradients, masks)
        with np.errstate(all="ignore"):
            return last - first, loss, self._apply(np.float64(rate), np.float64(time))

    def _differentiate(self, arrays: Parameters, rows: np.ndarray, strength: float | None, into: Parameters,
                       masks: Sequence[np.ndarray] | None = None) -> float:
        network, program = self.of.bound(len(rows))
        found = program(self.of.inputs(network, arrays, rows, strength, masks))
        for name, gradient in zip(self.of.parameters, found.gradients, strict=True):
            into[name][...] = gradient
        return float(found.values[network.graph.names[LOSS]])

    def _apply(self, rate: float, time: float) -> float:
        """Let the rules make of gradient and weights what they make; return γ_t."""
        how, row, gradient = self.training, self.row, self.gradient
        [used] = self.schedule(rate, np.float64(self.updates) if self.per_update else time, **how.schedule.settings)
        norm = np.sqrt(gradient @ gradient) if self.clip else 0.0
        self.updates += 1.0
        for at in range(0, row.size, _STRETCH):
            here = slice(at, at + _STRETCH)
            down = gradient[here]
            if self.clip and how.clip:
                [down] = self.clip(down, norm, **how.clip.settings)
            row[here], *kept = self.optimiser(row[here], down, used, self.updates, *(one[here] for one in self.state),
                                              **how.optimiser.settings)
            for one, new in zip(self.state, kept, strict=True):
                one[here] = new
        return float(used)

    def work(self, batch: int) -> int:
        size = self.row.size
        return 1 + (3_000 + size // 2) // batch + size // 50

    def strengthen(self, strength: float) -> None:
        self.strength = strength

    def loss(self) -> float:
        return self.of.look(self.arrays, self.rows, self.strength)[0]

    def test_loss(self) -> float | None:
        return self.of.look(self.arrays, self.test, self.strength)[0] if len(self.test) else None

    def descended(self) -> tuple[Any, Callable[[Row], Row], int]:
        point, strength = self.row.copy(), self.strength

        def gradient(point: Row) -> Row:
            total, one = np.zeros(self.row.size), np.empty(self.row.size)
            for part in self.of.parts(self.rows):
                self._differentiate(self._as_arrays(np.array(point)), part, strength, self._as_arrays(one))
                total += one * (len(part) / len(self.rows))
            return list(map(float, total))

        return point, gradient, self.row.size * (50 + self.examples // 10)
