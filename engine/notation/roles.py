"""What a part of a network is called, told from its derivatives: a unit, its activation, a loss."""

from collections.abc import Mapping

import numpy as np

from engine.closed import Closed
from engine.graph import CONSTANT, INPUT, Graph
from engine.notation.names import is_weight
from engine.notation.slopes import Slopes
from engine.structure import is_label_in

UNIT, ACTIVATION, OUTPUT, LOSS = "unit", "activation", "output-unit", "loss"
BIAS, WEIGHT, VALUE, ERROR = "bias", "weight", "value", "error"


def inputs_of(graph: Graph, part: Closed, slopes: Slopes) -> dict[int, str]:
    """Return what each boundary input is to a unit or a loss; nothing where the part is neither.

    A unit's slope by its bias is 1, by a weight the value that it multiplies, and by that value the weight. A loss has
    the slope y − y* by y.

    Parameters
    ----------
    graph : Graph
        The graph.
    part : Closed
        The part.
    slopes : Slopes
        Its derivatives.

    Examples
    --------
    >>> from engine import parse
    >>> from engine.closed import parts
    >>> from engine.notation.labels import labels
    >>> from engine.structure import plan
    >>> graph = parse("w x + b")
    >>> [part] = parts(plan(graph)).values()
    >>> inputs_of(graph, part, Slopes(graph, labels(graph), part))
    {0: 'weight', 1: 'value', 2: 'bias'}
    """
    weights = {id for id in part.inputs if is_weight(graph[id].name or "")}
    if weights:
        found = {id: _of_unit(slopes, id, weights) for id in part.inputs}
        return {id: role for id, role in found.items() if role} if all(found.values()) else {}
    return _of_loss(graph, part, slopes)


def _of_unit(slopes: Slopes, id: int, weights: set[int]) -> str | None:
    by = slopes.by(id)
    if by is None or not by.is_leaf:
        return None
    if by.op == CONSTANT:
        return BIAS if id in weights and by.attrs["value"] == 1 else None
    other = slopes.value_of(by.id)
    if other is None or (other in weights) == (id in weights):
        return None
    return WEIGHT if id in weights else VALUE


def _of_loss(graph: Graph, part: Closed, slopes: Slopes) -> dict[int, str]:
    labels = [id for id in part.inputs if graph[id].op == INPUT and is_label_in(graph, graph[id].name or "")]
    if len(labels) != 1 or len(part.inputs) != 2:
        return {}
    [predicted] = set(part.inputs) - set(labels)
    by = slopes.by(predicted)
    error = None if by is None else slopes.value_of(by.id)
    if error is None or graph[error].is_leaf or np.subtract not in graph[error].rule.numpy:
        return {}
    # Half a square with something added has the same slope.
    if np.add in graph[part.node].rule.numpy or graph[error].inputs != (predicted, *labels):
        return {}
    return {predicted: ERROR}


def roles(graph: Graph, found: Mapping[int, Closed], inputs: Mapping[int, Mapping[int, str]]) -> dict[int, str]:
    """Return what each part is to a network, by its own node; parts that are nothing to one are left out.

    Parameters
    ----------
    graph : Graph
        The graph.
    found : mapping of int to Closed
        Its parts.
    inputs : mapping of int to mapping
        What their inputs are to them: `inputs_of`.
    """
    units = {own for own in found if WEIGHT in inputs[own].values()}
    losses = {own for own in found if ERROR in inputs[own].values()}
    out = dict.fromkeys(losses, LOSS)
    for own in units:
        readers = {part.node for part in found.values() if own in part.inputs}
        out[own] = OUTPUT if readers and readers <= losses else UNIT
    for own, part in found.items():
        if part.nodes == (own,) and len(part.inputs) == 1 and part.inputs[0] in units:
            out[own] = ACTIVATION
    return out
