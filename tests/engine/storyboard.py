"""The two walks of the storyboard, and the second as it is typed."""

import json
from pathlib import Path

FUNCTION, NETWORK = json.loads((Path(__file__).parent.parent / "storyboard.json").read_text())["walks"]
TWO_TWO_ONE = """s_1 = w_h_0_1 + w_h_1_1 x_1 + w_h_2_1 x_2
z_1 = σ(s_1)
s_2 = w_h_0_2 + w_h_1_2 x_1 + w_h_2_2 x_2
z_2 = σ(s_2)
y = w_o_0_1 + w_o_1_1 z_1 + w_o_2_1 z_2
L = ½(y - y_star)^2"""
