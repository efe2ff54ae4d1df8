"""A text rewritten at one piece."""

from app.failures import Failure
from app.given import shapes_of
from app.reading import read_limits
from app.wire.call import post
from app.wire.rewrite import RewriteAnswer, RewriteRequest
from engine import name_piece, parse, put_back
from engine.language import Options, canonical


@post("/rewrite", RewriteRequest, RewriteAnswer)
def rewrite(body: RewriteRequest) -> RewriteAnswer:
    """Give one piece of an expression a name, or put a named piece back where it is used.

    The value and every gradient stay as they are, and so does all text elsewhere.
    """
    given = {canonical(name): value for name, value in body.inputs.items()}
    options = Options(names=[*given], merge=body.merge, limits=read_limits(), shapes=shapes_of(given))
    graph = parse(body.expression, **options)
    node = graph.find(body.node if body.node.startswith("#") else canonical(body.node))
    if body.to == "named":
        text = name_piece(body.expression, node.id, **options)
        if text is None:
            raise Failure(422, "cannot-be-named", "This is no piece that could have a name of its own.", field="node")
        named = parse(text, **options)
        return RewriteAnswer(text, next(name for name in named.names if name not in graph.names))
    text = put_back(body.expression, node.name or "", **options)
    if text is None:
        raise Failure(422, "cannot-be-put-back", "Only a named piece that is used once can be put back.", field="node")
    return RewriteAnswer(text, None)
