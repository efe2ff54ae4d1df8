"""The examples, one a row: the opening one first, then as a lecture comes to them."""

from engine.examples.example import Example

LECTURE = "The lecture"
CS231N = "Stanford CS231n"
CS224N = "Stanford CS224n"
MICROGRAD = "Karpathy, micrograd"
LEAKY = "Karpathy, Yes you should understand backprop"
OLAH = "Olah, Calculus on Computational Graphs"
MATRIX = "Parr and Howard, The Matrix Calculus You Need"
NIELSEN = "Nielsen, Neural Networks and Deep Learning"
BLUE = "3Blue1Brown"
DIVE = "d2l.ai"
GOODFELLOW = "Goodfellow et al., Deep Learning"


def _layers(*layers: str) -> str:
    """Write layers as the page does."""
    return "nn.Sequential(\n" + ",\n".join(f"  nn.{layer}" for layer in layers) + ")"



ROWS = (
    Example(id="lecture", label="x(y² + z)", text="f(x, y, z) = x(y^2 + z)", inputs={"x": -2, "y": 3, "z": 4},
            shows="A compound function, broken into a square, a sum and a product.",
            purpose="built", serves=("B1", "B2"), source=LECTURE),

    Example(id="sum", label="x + y", text="f = x + y", inputs={"x": 2, "y": -3},
            shows="A sum passes the gradient on unchanged: both slopes are 1.",
            purpose="pieces", serves=("A1",), source=LECTURE),
    Example(id="product", label="x y", text="f = x y", inputs={"x": 2, "y": -3},
            shows="A product swaps: each slope is the other factor.",
            purpose="pieces", serves=("A2", "M4"), source=LECTURE),
    Example(id="routing", label="max(x, y)", text="f = max(x, y)", inputs={"x": 2, "y": -3},
            shows="A maximum routes the gradient to the winner.",
            purpose="pieces", serves=("A3",), source=LECTURE),
    Example(id="nudge", text="f(x) = 3x^2 - 4x + 5", inputs={"x": 3},
            shows="The slope at 3 is 14: move x by 0.1 and f moves by about 1.4.",
            purpose="pieces", serves=("A4", "M19"), source=MICROGRAD),

    Example(id="gates", text="f(x, y, z) = (x + y) z", inputs={"x": -2, "y": 5, "z": -4},
            shows="The sum hands on whatever the product sends it, to x and to y alike.",
            purpose="built", serves=("B3", "B4"), source=CS231N),
    Example(id="patterns", text="f = 2(x y + max(z, w))", inputs={"x": 3, "y": -4, "z": 2, "w": -1},
            shows="Sum distributes, maximum routes, product swaps: three patterns in one pass.",
            purpose="built", serves=("B4", "M2"), source=CS231N),
    Example(id="hand", text="e = a b\nd = e + c\nL = d f", inputs={"a": 2, "b": -3, "c": 10, "f": -2},
            shows="A backward pass small enough to do by hand, one name at a time.",
            purpose="built", serves=("B2", "B4"), source=MICROGRAD),
    Example(id="staged", text="f = (x + σ(y)) / (σ(x) + (x + y)^2)", inputs={"x": 3, "y": -4},
            shows="Hopeless as one formula, easy in stages: x comes in three times, y twice.",
            purpose="built", serves=("B1", "C3"), source=CS231N),
    Example(id="library", text="c = a + b\nd = a b + b^3\nc_1 = c + (c + 1)\nc_2 = c_1 + (1 + c_1 + (-a))\n"
                               "d_1 = d + (2d + relu(b + a))\nd_2 = d_1 + (3d_1 + relu(b - a))\ne = c_2 - d_2\n"
                               "f = e^2\ng = f/2 + 10/f", inputs={"a": -4, "b": 2},
            shows="Nobody would do this by hand; the same few rules do: 138.8 by a, 645.6 by b.",
            purpose="built", serves=("F8",), source=MICROGRAD),

    Example(id="one-path", label="y(z(x))", text="z = 2x + 1\ny = z^2", inputs={"x": 1},
            shows="One path: the two slopes multiply.",
            purpose="paths", serves=("C1",), source=LECTURE),
    Example(id="two-paths", label="two paths", text="z_1 = x^2\nz_2 = 3x\ny = z_1 + z_2", inputs={"x": 2},
            shows="Two paths from x: their products add.",
            purpose="paths", serves=("C2",), source=LECTURE),
    Example(id="three-paths", text="z_1 = x^2\nz_2 = 3x\nz_3 = e^x\ny = z_1 z_2 + z_3", inputs={"x": 1},
            shows="However many paths lead from x to y, their products all add.",
            purpose="paths", serves=("C3",), source=LECTURE),
    Example(id="twice", text="b = a + a", inputs={"a": 3},
            shows="The same input twice: a program that keeps the last contribution says 1, not 2.",
            purpose="paths", serves=("M1",), source=MICROGRAD),
    Example(id="direct", text="y = x + x^2", inputs={"x": 3},
            shows="x acts by itself and through its square: 1 and 2x add.",
            purpose="paths", serves=("C2", "M1"), source=MATRIX),
    Example(id="fork", text="c = a + b\nd = b + 1\ne = c d", inputs={"a": 2, "b": 1},
            shows="b goes two ways and gets both contributions; one pass back gives both slopes.",
            purpose="paths", serves=("C2", "D6"), source=OLAH),
    Example(id="branches", text="f(x, y, z) = (x + y) max(y, z)", inputs={"x": 1, "y": 2, "z": 0},
            shows="Upstream times local on every edge; at y two of them meet and add to 5.",
            purpose="paths", serves=("C2", "A3"), source=CS224N),
    Example(id="nine-paths", text="y = α x + β x + γ x\nz = δ y + ε y + ζ y",
            inputs={"alpha": 1, "x": 2, "beta": 2, "gamma": 3, "delta": 1, "epsilon": -1, "zeta": 4},
            shows="Nine paths from x to z, factored at y: the gradient there is summed once.",
            purpose="paths", serves=("M11", "D6"), source=OLAH),
    Example(id="nested", text="y = ln(sin(x^3)^2)", inputs={"x": 1},
            shows="A long chain: every slope is taken at the value that came forward, not at x.",
            purpose="paths", serves=("C1", "M6"), source=MATRIX),

    Example(id="unit", label="σ(wx + b)", text="σ(wx + b)", inputs={"w": 2, "x": -1, "b": 1},
            shows="One logistic unit: weight, input and bias.",
            purpose="units", serves=("D1", "D5", "M20"), source=LECTURE),
    Example(id="gate-by-gate", text="f = 1/(1 + e^(-(w_0 x_0 + w_1 x_1 + w_2)))",
            inputs={"w_0": 2, "x_0": -1, "w_1": -3, "x_1": -2, "w_2": -3},
            shows="The logistic function gate by gate: the small slopes multiply to σ(1\u00a0−\u00a0σ).",
            purpose="units", serves=("B5", "D5"), source=CS231N),
    Example(id="neuron", text="n = x_1 w_1 + x_2 w_2 + b\no = tanh(n)",
            inputs={"x_1": 2, "w_1": -3, "x_2": 0, "w_2": 1, "b": 6.8813735870195432},
            shows="A weight's gradient is scaled by its input: at 0 that weight learns nothing.",
            purpose="units", serves=("M5", "M9"), source=MICROGRAD),
    Example(id="network", label="2–2–1", text=_layers("Linear(2, 2)", "Sigmoid()", "Linear(2, 1)"), network={},
            inputs={"x_1": 1, "x_2": 2, "w_h_0_1": -0.1, "w_h_1_1": 0.3, "w_h_2_1": -0.3, "w_h_0_2": 0.2,
                    "w_h_1_2": -0.4, "w_h_2_2": 0.4, "w_o_0_1": 0.1, "w_o_1_1": 0.2, "w_o_2_1": 0.6, "y_star": 1},
            shows="Two inputs, two logistic units, one output: the output's gradient serves every weight.",
            purpose="units", serves=("D1", "D3", "D4", "D6"), source=LECTURE),
    Example(id="three-units", label="2–3–1 tanh", text=_layers("Linear(2, 3)", "Tanh()", "Linear(3, 1)"), network={},
            inputs={"x_1": 1, "x_2": 2, "y_star": 1},
            shows="Drawn at random, the three units differ; begin with zeros, and they stay alike.",
            purpose="units", serves=("F5", "M14"), source=LECTURE),
    Example(id="two-hidden", label="2–3–3–1", network={},
            text=_layers("Linear(2, 3)", "Sigmoid()", "Linear(3, 3)", "Sigmoid()", "Linear(3, 1)"),
            inputs={"x_1": 1, "x_2": 2, "y_star": 1},
            shows="Another architecture costs nothing: the same rules find all 25 gradients.",
            purpose="units", serves=("F8", "D6"), source=LECTURE),
    Example(id="exclusive-or", label="XOR", text=_layers("Linear(2, 2)", "ReLU()", "Linear(2, 1)"), network={},
            inputs={"x_1": 1, "x_2": 1, "w_h_0_1": 0, "w_h_1_1": 1, "w_h_2_1": 1, "w_h_0_2": -1, "w_h_1_2": 1,
                    "w_h_2_2": 1, "w_o_0_1": 0, "w_o_1_1": 1, "w_o_2_1": -2, "y_star": 0},
            shows="Two rectifiers tell whether the inputs differ: nothing is wrong, so every gradient is 0.",
            purpose="units", serves=("D1", "M13"), source=GOODFELLOW),
    Example(id="one-a-layer", text="a_1 = σ(w_1 x + b_1)\na_2 = σ(w_2 a_1 + b_2)\na_3 = σ(w_3 a_2 + b_3)\n"
                                   "C = (a_3 - y)^2",
            inputs={"x": 1, "w_1": 1, "b_1": 0, "w_2": -2, "b_2": 1, "w_3": 2, "b_3": -1, "y": 1},
            shows="One unit a layer: three weights, three biases, and one chain of slopes.",
            purpose="units", serves=("C1", "D4"), source=BLUE),
    Example(id="leaky", text="σ(σ(σ(σ(x))))", inputs={"x": 0},
            shows="Each logistic unit leaves at most a quarter: after four, 0.003 is left.",
            purpose="units", serves=("F7", "M7"), source=LEAKY),
    Example(id="twins", text="z_1 = σ(w_1 x)\nz_2 = σ(w_2 x)\ny = v_1 z_1 + v_2 z_2",
            inputs={"x": 1, "w_1": 0, "w_2": 0, "v_1": 0, "v_2": 0},
            shows="Started at 0, both units get the same gradients, and stay twins.",
            purpose="units", serves=("F5", "M14"), source=LECTURE),

    Example(id="square-loss", text="s = w x + b\nL = ½(s - y_star)^2", inputs={"w": 2, "x": 3, "b": -1, "y_star": 4},
            shows="The slope of the square loss is the error itself, s\u00a0−\u00a0y*.",
            purpose="losses", serves=("D2", "F2"), source=LECTURE),
    Example(id="log-loss", text="s = w x + b\nL = log(1 + e^(-y_star s))",
            inputs={"w": 2, "x": 1, "b": -1, "y_star": -1},
            shows="Logistic regression: the more wrong, the nearer the slope comes to −y*.",
            purpose="losses", serves=("F2",), source=LECTURE),
    Example(id="hinge", text="s = w x + b\nL = max(0, 1 - y_star s)", inputs={"w": 2, "x": 1, "b": -1.5, "y_star": 1},
            shows="A support vector machine: right, but inside the margin, still costs.",
            purpose="losses", serves=("F2", "F6"), source=LECTURE),
    Example(id="perceptron", text="s = w x + b\nL = max(0, -y_star s)", inputs={"w": 2, "x": 1, "b": -1, "y_star": 1},
            shows="A perceptron learns from mistakes alone: here there is none, and nothing passes.",
            purpose="losses", serves=("F2", "F6"), source=LECTURE),
    Example(id="linear-model", label="linear 2–1", text=_layers("Linear(2, 1)"), network={"loss": "SoftMarginLoss"},
            inputs={"x_1": 1, "x_2": 2, "w_0": 0.5, "w_1": -1, "w_2": 0.5, "y": 1},
            shows="One linear layer and a choice of losses: logistic regression, support vector machine, perceptron.",
            purpose="losses", serves=("F2", "M20"), source=LECTURE),
    Example(id="saturated", text="a = σ(w x + b)\nC = ½(y - a)^2", inputs={"w": 2, "x": 1, "b": 2, "y": 0},
            shows="Far wrong, yet slow: the flat end of σ leaves almost no gradient. Mind the minus.",
            purpose="losses", serves=("D5", "M17"), source=NIELSEN),
    Example(id="cross-entropy", text="a = σ(w x + b)\nC = -(y ln(a) + (1 - y) ln(1 - a))",
            inputs={"w": 2, "x": 1, "b": 2, "y": 0},
            shows="The same unit under cross-entropy: the slope of σ cancels, a\u00a0−\u00a0y is left.",
            purpose="losses", serves=("D5", "F2"), source=NIELSEN),
    Example(id="regulariser", text="L = ½(w x - y_star)^2\ns = ½ λ w^2\nJ = L + s",
            inputs={"w": 2, "x": 1, "y_star": 3, "lambda": 0.1},
            shows="A regulariser is one more path from w: its λw adds to the loss's gradient.",
            purpose="losses", serves=("F1", "C2"), source=DIVE),

    Example(id="corner", text="f = relu(x)", inputs={"x": 0},
            shows="A rectifier at its corner: a slope is chosen, 0, and the pass goes on.",
            purpose="traps", serves=("F6", "M12"), source=DIVE),
    Example(id="tie", text="f = max(x, y) + y", inputs={"x": 2, "y": 2},
            shows="A tie: each winner's slope is allowed alone, both together are no sub-gradient.",
            purpose="traps", serves=("A3", "F6"), source=LECTURE),
    Example(id="dead", text="z = relu(w x + b)\ny = v z + c", inputs={"w": 1, "x": 2, "b": -3, "v": 2, "c": 1},
            shows="A dead unit: the edge is cut, and w, x and b get exactly 0.",
            purpose="traps", serves=("M13",), source=LEAKY),
    Example(id="clipped", text="f = where(|x| < 1, ½x^2, |x| - ½)", inputs={"x": 3},
            shows="A clipped error that still learns: far out its slope is 1, where a clipped value has 0.",
            purpose="traps", serves=("F6",), source=LEAKY),
)
