"""Training: optimisers and schedules as rules, lowered with a walk into programs, and the loop that runs them.

Examples
--------
>>> from engine import parse
>>> from engine.structure import plan
>>> how = Training(0.1, Choice("Adam"), epochs=200, seed=1)
>>> line = learning(plan(parse("(w x + b - y)^2"), wrt=["w", "b"]), ["x", "y"], how)
>>> *_, end = train(line, how, [0.0, 0.0], [(-1.0, -1.0), (0.0, 1.0), (1.0, 3.0)])
>>> end.reason, [round(number, 2) for number in end.parameters]
('finished', [2.0, 1.0])
"""

from engine.training.arrays import ArrayLearning, train_arrays
from engine.training.curvature import Threshold
from engine.training.descent import STOPPED, End, Epoch, Progress, Record
from engine.training.learning import Learning, learning
from engine.training.numbers import mean_loss, train
from engine.training.spec import Change, Choice, Training

__all__ = ["STOPPED", "ArrayLearning", "Change", "Choice", "End", "Epoch", "Learning", "Progress", "Record",
           "Threshold", "Training", "learning", "mean_loss", "train", "train_arrays"]
