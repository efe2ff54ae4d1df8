"""What stands under a Jacobian: its name, written with what the operands are called."""

import re
from collections.abc import Mapping

from engine.graph import INPUT, Node
from engine.locals import DIAGONAL, UNNAMED, Jacobian
from engine.notation.labels import Labels, elided
from engine.notation.printer import Operand, is_raised
from engine.op import ATOM, PRODUCT
from engine.rules import OUT
from engine.shapes import Shape, broadcast

_HOLE = re.compile(r"\{(\w+)\}")
_OPENS, _CLOSES = ("(", "{"), (")", "}")


def name_of(labels: Labels, node: Node, slot: int, jacobian: Jacobian) -> str:
    r"""Return what stands under the Jacobian: ``\operatorname{diag}(z(1 - z))``."""
    local = jacobian.local
    if not node.rule.elementwise:
        return filled(local.latex, operands_of(labels, node))
    latex = labels.local(node, slot).face.latex
    unit = latex.lstrip("-")
    if local.pattern == DIAGONAL:
        if jacobian.shape == (1, 1):
            return latex
        if unit == "1":
            return latex.replace("1", "I")
        shape = _slope_shape(labels, node, slot)
        if not shape:
            return filled(r"{x}\,I", {"x": labels.local(node, slot)})
        return rf"\operatorname{{diag}}({latex})" if shape == node.shape else UNNAMED
    if jacobian.shape[1] == 1:
        return latex.replace("1", r"\mathbf 1") if unit == "1" else latex
    return rf"\operatorname{{repeat}}({latex.replace('1', 'I') if unit == '1' else latex})"


def _slope_shape(labels: Labels, node: Node, slot: int) -> Shape:
    """The shape of the local derivative as it is written: of what is broadcast there is less than of the value."""
    rule, _ = labels.rule(node, slot)
    kept = elided(len(node.inputs), slot)
    reached, shapes = {rule.output}, list[Shape]()
    for part in reversed(rule.nodes):
        if part.id not in reached:
            continue
        reached.update(part.inputs)
        if part.op == INPUT:
            place = None if part.name == OUT else kept[int(part.name or "")]
            shapes.append(node.shape if place is None else labels.graph[node.inputs[place]].shape)
    return broadcast(*shapes)


def else_name(labels: Labels, node: Node, jacobian: Jacobian) -> str:
    """Return what stands there where the numbers are not as its name wants them."""
    return filled(jacobian.local.else_latex, operands_of(labels, node))


def operands_of(labels: Labels, node: Node) -> dict[str, Operand]:
    """Return what stands for the value and for each input of a node of an op of arrays."""
    op = node.rule
    given = {} if op.variadic else dict(zip(op.params, map(labels.operands.__getitem__, node.inputs), strict=False))
    mine = labels.operands[node.id]
    return given | {"out": mine if mine.op is None else Operand(labels.own[node.id], op)}


def filled(latex: str, given: Mapping[str, Operand]) -> str:
    r"""Return the LaTeX with all its holes filled at once, in brackets what would not be read as one there.

    Examples
    --------
    >>> from engine.op import Face
    >>> y, w = (Operand(Face(name, name, name)) for name in (r"\hat{y}", "w^h"))
    >>> filled(r"{y}\,{w}^{\mathsf T}", {"y": y, "w": w})
    '\\hat{y}\\,(w^h)^{\\mathsf T}'
    """
    def one(hole: re.Match[str]) -> str:
        operand = given.get(hole[1])
        if operand is None:
            return hole[0]
        written = operand.face.latex
        return f"({written})" if _wraps(operand, latex[:hole.start()], latex[hole.end():]) else written

    return _HOLE.sub(one, latex)


def _wraps(operand: Operand, before: str, after: str) -> bool:
    raised = after.startswith("^")
    if raised and is_raised(operand.face.latex):
        return True
    if not raised and before.endswith(_OPENS) and after.startswith(_CLOSES):
        return False
    if operand.op is not None and operand.op.symbol is not None and operand.op.binds < (ATOM if raised else PRODUCT):
        return True
    return operand.face.latex.startswith("-") and (raised or bool(before and not before.endswith(_OPENS)))
