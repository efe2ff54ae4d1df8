"""The ops: a table of derivatives, read from the rules themselves."""

from app.wire.call import get
from app.wire.ops import Built, Constant, OpRow, Ops, Partial
from engine.composed import COMPOSED
from engine.language.words import constants, words_of
from engine.notation.derivatives import table


@get("/ops", Ops)
def ops() -> Ops:
    """List the ops, each with its local derivatives as formulas, what is built of them, and the constants."""
    return Ops([OpRow(op.name, op.symbol, [*op.aliases, *op.calls], [*words_of(op)], op.doc, op.example, latex,
                      [Partial(param, local) for param, local in partials.items()], op.routes, list(notes))
                for op, latex, partials, notes in table()],
               [Built([one.name], one.call().removeprefix(one.name), one.about, one.example)
                for one in COMPOSED.values()],
               [Constant([*words], value, about) for words, value, about in constants()])
