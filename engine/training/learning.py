"""A walk as what learns: gradient, clipping, schedule and optimiser, lowered together into programs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from engine.networks.regularisers import STRENGTH
from engine.patience import go_on
from engine.program import Program, lower
from engine.program.compose import Pattern, inlined
from engine.program.writer import Wire, Writer
from engine.structure import Structure
from engine.training.clipping import CLIPS, norm_of
from engine.training.faults import TrainingError
from engine.training.optimisers import OPTIMISERS, TAKES
from engine.training.rules import Rule
from engine.training.schedules import SCHEDULES
from engine.training.spec import UPDATE, Choice, Training

UPDATES, RATE, TIME, SIZE = "updates", "rate", "time", "size"
"""Inputs beside those of the walk: how many updates there were, γ to begin with, the epoch from 0, the batch's size."""


@dataclass(frozen=True)
class Learning:
    """Programs that learn, one number after the other in the order that is told here.

    Attributes
    ----------
    parameters : tuple of str
        What is learned.
    columns : tuple of str
        What an example fills.
    masks : mapping of str to float
        Inputs that are drawn for each example in training, each with the probability of a 0: masks of Dropout. Where
        the programs take an example, they take these behind it; without training they are 1.
    free : tuple of str
        All other inputs of the walk: the same for all examples.
    state : tuple of str
        What the optimiser remembers of each parameter.
    step : Program
        An update by one example. It takes what is carried on, the example, the free ones, γ and the epoch; it gives
        what is carried on, the loss and γ_t. Carried on are the parameters, then what is remembered, for all parameters
        one thing after the other, then how many updates there were.
    gather : Program
        Half an update by several: it takes the sums of gradients so far, an example, the free ones and the parameters;
        it gives the sums and the loss.
    apply : Program
        The other half: it takes what is carried on, the sums, the size of the batch, γ and the epoch; it gives what is
        carried on and γ_t.
    look : Program
        It takes an example, the parameters and the free ones; it gives the loss, then what was asked to be watched.
    """

    parameters: tuple[str, ...]
    columns: tuple[str, ...]
    masks: Mapping[str, float]
    free: tuple[str, ...]
    state: tuple[str, ...]
    step: Program
    gather: Program
    apply: Program
    look: Program

    @property
    def carried(self) -> int:
        """How many numbers are carried on."""
        return len(self.parameters) * (1 + len(self.state)) + 1

    @property
    def given(self) -> int:
        """How many numbers an example is, its masks counted."""
        return len(self.columns) + len(self.masks)

    @cached_property
    def strength(self) -> int | None:
        """Which of the free ones is the regulariser's λ."""
        return self.free.index(STRENGTH) if STRENGTH in self.free else None


def learning(structure: Structure, columns: Sequence[str], training: Training, *,
             masks: Mapping[str, float] | None = None, loss: int | None = None,
             watched: Sequence[int] = ()) -> Learning:
    """Lower a walk and how to train it.

    Parameters
    ----------
    structure : Structure
        The walk. What it differentiates by is learned, but for columns.
    columns : sequence of str
        The inputs that an example fills.
    training : Training
    masks : mapping of str to float, optional
        Inputs that are drawn for each example, each with the probability of a 0.
    loss : int, optional
        The node that is told as the loss: where there is a regulariser, what stands without it. The output if left out.
    watched : sequence of int
        Further nodes that `Learning.look` gives.

    Raises
    ------
    EngineError
        If an input is not there, or nothing is left to learn.

    Examples
    --------
    >>> from engine import parse
    >>> from engine.structure import plan
    >>> found = learning(plan(parse("(w x - y)^2"), wrt=["w"]), ["x", "y"], Training())
    >>> found.step.inputs, [primitive for primitive, _ in found.step.code][-2:]
    (('w', 'updates', 'x', 'y', 'rate', 'time'), ['multiply', 'subtract'])
    """
    told = structure.of if loss is None else loss
    return _Lowering(structure, columns, training, masks or {}, told, watched).learning()


class _Lowering:
    """Lowers one walk."""

    def __init__(self, structure: Structure, columns: Sequence[str], training: Training, masks: Mapping[str, float],
                 loss: int, watched: Sequence[int]) -> None:
        graph = structure.graph
        for name in columns:
            if name not in {node.name for node in graph.inputs}:
                raise TrainingError("unknown-input", name=name)
        if not columns:
            raise TrainingError("no-columns")
        tuned = [id for id in structure.wrt if graph[id].name not in columns]
        if not tuned:
            raise TrainingError("no-parameters")
        self.columns, self.masks = tuple(columns), masks
        self.given = (*self.columns, *masks)
        self.parameters = tuple(graph[id].name or "" for id in tuned)
        self.free = tuple(node.name or "" for node in graph.inputs
                          if node.name not in self.given and node.name not in self.parameters)
        slots = structure.last_total
        program = lower(structure)
        self.unused = [id not in slots for id in tuned]
        self.gradient = program.only([loss, *(slots[id] for id in tuned if id in slots)])
        self.looked = program.only([loss, *watched])
        optimiser, schedule = OPTIMISERS.find(training.optimiser.kind), SCHEDULES.find(training.schedule.kind)
        self.state = optimiser.takes[len(TAKES):]
        self.optimiser = _pattern(optimiser, training.optimiser)
        self.schedule = _pattern(schedule, training.schedule)
        self.per_update = training.per == UPDATE
        self.clip = None if training.clip is None else _pattern(CLIPS.find(training.clip.kind), training.clip)

    def learning(self) -> Learning:
        return Learning(self.parameters, self.columns, self.masks, self.free, self.state, self._step(), self._gather(),
                        self._apply(), self._look())

    # -- programs --------------------------------------------------------------------------------

    def _step(self) -> Program:
        write = Writer()
        carried, given = self._carried(write), _inputs(write, self.given + self.free)
        fixed = _inputs(write, (RATE, TIME))
        loss, gradients = self._gradients(write, dict(zip(self.parameters, carried, strict=False)) | given)
        after, rate = self._after(write, carried, gradients, fixed)
        return write.program([*after, loss, rate], ())

    def _gather(self) -> Program:
        write = Writer()
        sums = [write.input(f"sum {name}") for name in self.parameters]
        loss, gradients = self._gradients(write, _inputs(write, self.given + self.free + self.parameters))
        return write.program([*(total + gradient for total, gradient in zip(sums, gradients, strict=True)), loss], ())

    def _apply(self) -> Program:
        write = Writer()
        carried, sums = self._carried(write), [write.input(f"sum {name}") for name in self.parameters]
        fixed = _inputs(write, (SIZE, RATE, TIME))
        after, rate = self._after(write, carried, [total / fixed[SIZE] for total in sums], fixed)
        return write.program([*after, rate], ())

    def _look(self) -> Program:
        write = Writer()
        given = _inputs(write, self.given + self.parameters + self.free)
        return write.program(inlined(write, self.looked, given), ())

    # -- their pieces ----------------------------------------------------------------------------

    def _carried(self, write: Writer) -> list[Wire]:
        names = [*self.parameters, *(f"{kept} {name}" for kept in self.state for name in self.parameters), UPDATES]
        return [write.input(name) for name in names]

    def _gradients(self, write: Writer, given: dict[str, Wire]) -> tuple[Wire, list[Any]]:
        loss, *found = inlined(write, self.gradient, given)
        left = iter(found)
        return loss, [write.constant(0.0) if unused else next(left) for unused in self.unused]

    def _after(self, write: Writer, carried: Sequence[Wire], gradients: Sequence[Any],
               fixed: dict[str, Wire]) -> tuple[list[Wire], Wire]:
        """Return what is carried on after an update, and γ_t."""
        count, updates = len(self.parameters), carried[-1]
        time = updates if self.per_update else fixed[TIME]
        [rate] = self.schedule.on(write, {"rate": fixed[RATE], "time": time})
        if self.clip is not None:
            norm = norm_of(gradients)
            gradients = [self.clip.on(write, {"gradient": gradient, "norm": norm})[0] for gradient in gradients]
        update = updates + 1.0
        rows = []
        for i, gradient in enumerate(gradients):
            kept = {name: carried[count * (1 + slot) + i] for slot, name in enumerate(self.state)}
            go_on()
            given = {"weight": carried[i], "gradient": gradient, "rate": rate, "update": update}
            rows.append(self.optimiser.on(write, given | kept))
        return [*(wire for slot in zip(*rows, strict=True) for wire in slot), update], rate


def _inputs(write: Writer, names: Sequence[str]) -> dict[str, Wire]:
    return {name: write.input(name) for name in names}


def _pattern(rule: Rule, choice: Choice) -> Pattern:
    return Pattern(*rule.read(choice.settings))
