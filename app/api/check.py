"""Gradients held against the definition of a derivative."""

from app.reading import reading_of, spelled
from app.wire.answer import plain
from app.wire.call import post
from app.wire.check import CheckAnswer, Checked, Reason
from app.wire.script import sentence
from app.wire.trace import TraceRequest
from engine.check import check as compare
from engine.notation.doubt import Doubts


@post("/check", TraceRequest, CheckAnswer)
def check(body: TraceRequest) -> CheckAnswer:
    """Compare the gradient by each input with central differences.

    The quotients of steps h, h/2 and h/4 are extrapolated to h = 0. Where the two differ by more than a millionth
    (and by more than 1e-8), the answer says why: a kink, a place outside the domain, or what differences cannot see.
    """
    body = spelled(body)
    run = reading_of(body).walk(body.inputs)
    doubts = Doubts(run)
    rows = []
    for row in compare(run):
        why = None if row.agrees else doubts.of(row)
        told = None if why is None else Reason(why.code, sentence(why.sentence), why.detail)
        rows.append(Checked(row.name, plain(row.analytic), plain(row.numerical), row.h, row.agrees, told))
    return CheckAnswer(body.revision, all(row.agrees for row in rows), rows)
