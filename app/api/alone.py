"""One node of a document by itself, or one part."""

from app.failures import Failure
from app.reading import reading_of, spelled
from app.wire.alone import AloneRequest
from app.wire.call import post
from app.wire.program import program_told
from app.wire.script import answer, told
from app.wire.trace import TraceAnswer
from engine.alone import alone as taken_out
from engine.closed import parts
from engine.language import canonical
from engine.notation.script import Script
from engine.structure import plan
from engine.trace import walker


@post("/alone", AloneRequest, TraceAnswer)
def alone(body: AloneRequest) -> TraceAnswer:
    """Walk one node as if there were no other: its value from its inputs, and its partial by each.

    With `closed` a part is taken out as one node, from its boundary inputs: what is told of it stands in `part_steps`.

    The inputs of that walk are what the node reads, at the values they have in the document; of those without a name
    one is called u, several u_1, u_2, …. The answer is a trace's, with its program.
    """
    body = spelled(body)
    reading = reading_of(body)
    graph = reading.structure.graph
    node = graph.find(body.node if body.node.startswith("#") else canonical(body.node))
    if node.is_leaf:
        raise Failure(422, "computed-from-nothing", "This node is computed from nothing: it has no inputs to look at.",
                      "Choose a node that is computed from others.", field="node")
    part = parts(reading.structure).get(node.id)
    if body.closed and part is None:
        raise Failure(422, "no-part", "This node is inside of a part, which another node ends.",
                      "Ask for the part by the node that ends it, or leave out closed.", field="node")
    single, sources = taken_out(graph, node.id, part.nodes if body.closed and part else ())
    structure = plan(single, wrt=list(sources))
    around = reading.walk(body.inputs).numbers
    run = walker(structure)({name: around[source] for name, source in sources.items()})
    script = Script(structure, by_name=body.closed)
    return answer(run, script.closed.numbers(script.numbers(run.numbers)), told(script), body.revision,
                  program_told(script))
