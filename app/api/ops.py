"""The ops: a table of derivatives, read from the rules themselves."""

from app.wire.call import get
from app.wire.ops import OpRow, Ops, Partial
from engine.notation.derivatives import table


@get("/ops", Ops)
def ops() -> Ops:
    """List the ops, each with its local derivatives as formulas."""
    return Ops([OpRow(op.name, op.symbol, [*op.aliases, *op.calls], op.doc, op.example, latex,
                      [Partial(param, local) for param, local in partials.items()], op.routes, list(notes))
                for op, latex, partials, notes in table()])
