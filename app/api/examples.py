"""The examples."""

from app.wire.call import get
from app.wire.ops import ExampleRow, Examples
from engine.examples import EXAMPLES


@get("/examples", Examples)
def examples() -> Examples:
    """List the examples, the opening one first."""
    return Examples([ExampleRow(e.id, e.label, e.text, dict(e.inputs), e.shows) for e in EXAMPLES])
