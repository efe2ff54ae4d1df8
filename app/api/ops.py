"""The ops: a table of derivatives, read from the rules themselves."""

from app.wire.call import get
from app.wire.ops import OpRow, Ops, Partial
from engine.notation.derivatives import table


@get("/ops", Ops)
def ops() -> Ops:
    """List the ops, each with its local derivatives as formulas."""
    return Ops([OpRow(row.op.name, row.op.symbol, list(row.op.aliases), row.op.doc, row.op.example, row.latex,
                      [Partial(param, latex) for param, latex in row.partials.items()], row.op.routes, list(row.notes))
                for row in table()])
