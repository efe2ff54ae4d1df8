"""What it costs to have the gradient by every input, with partials kept and without."""

from app.reading import reading_of, spelled
from app.wire.call import post
from app.wire.cost import Chain, CostAnswer, Layers, Pulled
from app.wire.trace import TraceRequest
from engine.cost import cost as count
from engine.cost import layered

DEEPER = tuple((2, *(4,) * hidden, 1) for hidden in range(1, 9))
"""Networks of more and more hidden layers, for who wonders where caching pays."""


@post("/cost", TraceRequest, CostAnswer)
def cost(body: TraceRequest) -> CostAnswer:
    """Count operations: the pass back, a chain for each input, and forward mode.

    Counted over closed parts, whose local derivatives are taken as known: a product for each factor after the first, a
    sum for each contribution after the first. Counts are decimal strings: forty doublings have 2⁴⁰ paths. Beside them
    stands what networks of one to eight hidden layers cost: logistic units, four in a layer, a linear output, one loss.
    """
    body = spelled(body)
    structure = reading_of(body).structure
    found = count(structure)
    return CostAnswer(body.revision, str(found.reverse), str(found.chains), str(found.forward),
                      [Pulled(*pull) for pull in found.pulls],
                      [Chain(structure.graph[id].name or "", id, k, str(paths), str(operations))
                       for id, k, paths, operations in found.inputs],
                      [Layers(list(sizes), *map(str, layered(sizes))) for sizes in DEEPER])
