"""What keeping partials saves: operations of the pass back, of one chain for each input, and of forward passes.

Counted over closed parts, whose local derivatives are taken as known: one product for each factor after the first, one
sum for each contribution after the first. Nothing is enumerated: forty doublings have 2⁴⁰ paths.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from engine.closed import part_pulls
from engine.patience import go_on
from engine.structure import Structure


class Pulled(NamedTuple):
    """A closed pull, and what it takes where gradients are kept.

    Attributes
    ----------
    k : int
        The step at which its input has all that it gives.
    node, to : int
        The part's own node, and the input.
    operations : int
        A product, unless the gradient it passes on is the seed; a sum, unless it is the first to arrive.
    """

    k: int
    node: int
    to: int
    operations: int


class Chain(NamedTuple):
    """One gradient from nothing: every path to its input, multiplied out, and their sum.

    Attributes
    ----------
    node : int
        The input.
    k : int
        The step at which its gradient is final; 0 for one on which nothing depends.
    paths : int
        How many ways lead to it, by parts.
    operations : int
        Products of all factors of all paths, and sums of the paths.
    """

    node: int
    k: int
    paths: int
    operations: int


class Cost(NamedTuple):
    """Operations for the gradient by every input.

    Attributes
    ----------
    reverse : int
        Of the pass back, each gradient kept.
    chains : int
        Of one chain for each input, nothing kept.
    forward : int
        Of forward mode: a pass for each input, which takes as much as the pass of the values does.
    pulls : tuple of Pulled
        The pass back, in its order.
    inputs : tuple of Chain
        The chains, in the order of the inputs.
    """

    reverse: int
    chains: int
    forward: int
    pulls: tuple[Pulled, ...]
    inputs: tuple[Chain, ...]


def cost(structure: Structure) -> Cost:
    """Count the operations of three ways to the same gradients.

    Parameters
    ----------
    structure : Structure
        The walk.

    Examples
    --------
    >>> from engine import parse
    >>> from engine.structure import plan
    >>> found = cost(plan(parse("g = y^2 + z; f(x, y, z) = x g")))
    >>> found.reverse, found.chains, found.forward
    (2, 2, 9)
    >>> cost(plan(parse("a = x^2; b = 3x; f(x) = a b"))).inputs
    (Chain(node=0, k=8, paths=2, operations=3),)
    """
    of = structure.of
    paths, factors, final = {of: 1}, {of: 0}, {of: structure.forward_steps + 1}
    pulls = []
    for k, pull in part_pulls(structure).items():
        go_on()
        ways = paths[pull.node]
        paths[pull.to] = paths.get(pull.to, 0) + ways
        factors[pull.to] = factors.get(pull.to, 0) + factors[pull.node] + ways
        final[pull.to] = k
        pulls.append(Pulled(k, pull.node, pull.to, (pull.node != of) + (pull.arrived > 1)))
    chains = tuple(
        Chain(id, final.get(id, 0), paths.get(id, 0), max(0, factors.get(id, 0) - 1)) for id in structure.wrt)
    return Cost(sum(pull.operations for pull in pulls), sum(chain.operations for chain in chains),
                len(structure.wrt) * _pass(structure), tuple(pulls), chains)


def _pass(structure: Structure) -> int:
    """Count a pass of forward mode: as for values, m − 1 for an op of m inputs; a part with one input is a product."""
    graph, owner = structure.graph, structure.owner
    varies = set(structure.wrt)
    inside: dict[int, int] = {}
    reads: dict[int, set[int]] = {}
    for node in graph.nodes[:structure.of + 1]:
        moving = varies.intersection(node.inputs)
        if not moving:
            continue
        varies.add(node.id)
        own = owner[node.id]
        inside[own] = inside.get(own, 0) + max(1, len(node.inputs) - 1)
        reads.setdefault(own, set()).update(i for i in moving if owner[i] != own)
    return sum(1 if len(reads[own]) == 1 else count for own, count in inside.items())


class Layered(NamedTuple):
    """The same of a network of layers, and its size."""

    weights: int
    paths: int
    chains: int
    reverse: int
    forward: int


def layered(sizes: Sequence[int]) -> Layered:
    """Count for a network of dense layers, as if it were typed: logistic hidden units, a linear output and one loss.

    Parameters
    ----------
    sizes : sequence of int
        Units of each layer, inputs first; at least one hidden layer.

    Returns
    -------
    Layered
        Weights with their biases; paths from a unit of the first hidden layer to the loss; operations.

    Examples
    --------
    >>> layered([2, 2, 1])
    Layered(weights=9, paths=1, chains=21, reverse=13, forward=135)
    >>> layered([2, 3, 3, 1])
    Layered(weights=25, paths=3, chains=193, reverse=49, forward=1075)
    """
    pairs = [*pairwise(sizes)]
    weights = sum((below + 1) * above for below, above in pairs)
    # By layers, outputs first: paths from a unit's s to the loss, and all their factors.
    paths, factors = 1, 1
    chains = reverse = 0
    for at, (below, above) in enumerate(reversed(pairs)):
        if at:
            units = pairs[len(pairs) - at][1]
            # Through σ and the layer above; contributions are summed at z, then pulled through σ.
            reverse += above * (units + (units - 1) + 1)
            paths, factors = paths * units, units * (factors + 2 * paths)
        reverse += above * (below + 1)
        chains += (below + 1) * above * (factors + paths - 1)
    forward = 2 * sum(below * above for below, above in pairs) + sum(sizes[1:-1]) + 1
    return Layered(weights, paths, chains, reverse, weights * forward)
