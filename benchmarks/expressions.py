"""The texts that are measured: each in our language, and the same in Python."""

from typing import NamedTuple


class Text(NamedTuple):
    """One text: what it is called, in our language, in Python, and its rounds of measuring."""

    name: str
    ours: str
    python: str
    rounds: int


_NETWORK = """\
z_1 = sigmoid(w_h_0_1 + w_h_1_1*x_1 + w_h_2_1*x_2)
z_2 = sigmoid(w_h_0_2 + w_h_1_2*x_1 + w_h_2_2*x_2)
y = w_o_0_1 + w_o_1_1*z_1 + w_o_2_1*z_2
L = 1/2*(y - y_star)^2"""

_TERMS = " + ".join(f"a_{i}*x_{i}^2" for i in range(1000))

MICROGRAD = Text("micrograd's README", """\
c = a + b
d = a*b + b^3
c_1 = c + (c + 1)
c_2 = c_1 + (1 + c_1 + (-a))
d_1 = d + (d*2 + relu(b + a))
d_2 = d_1 + (3*d_1 + relu(b - a))
e = c_2 - d_2
f = e^2
g = f/2.0 + 10.0/f""", """\
c = a + b
d = a * b + b**3
c += c + 1
c += 1 + c + (-a)
d += d * 2 + (b + a).relu()
d += 3 * d + (b - a).relu()
e = c - d
f = e**2
g = f / 2.0
g += 10.0 / f""", 1500)
"""The expression of micrograd's README, whose names are given once here; at a = −4 and b = 2."""

LECTURE = Text("the lecture's function", "f(x, y, z) = x*(y^2 + z)", "f = lambda x, y, z: x*(y**2 + z)", 3000)

TEXTS = (
    LECTURE,
    Text("the 2-2-1 network", _NETWORK, _NETWORK.replace("^", "**"), 800),
    MICROGRAD,
    Text("1,000 terms", _TERMS, _TERMS.replace("^", "**"), 30),
)
