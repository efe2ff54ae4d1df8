"""The English of headings, titles and spoken steps; an op's own sentences stand with the op."""

from engine.words import declare

declare({
    "phase.start": "Start",
    "phase.forward": "Forward",
    "phase.backward": "Backward",
    "heading": "{phase} · step {step} of {of}",
    "title.forward": "Compute {node}",
    "title.seed": "Start at {node}",
    "title.pull": "Through {op} back to {to}",
    "title.pull.again": "Through {op} back to {to}, place {place} of {places}",
    "sentence.seed": "{node} changes exactly as much as {node}: 1, by definition.",
    "status.only": "only contribution, final",
    "status.more": "contribution {arrived} of {expected}: not final yet",
    "status.last": "contribution {arrived} of {expected}, final",
    "note.overflow": "This number is too large for the machine, which ends near 1.8 × 10³⁰⁸.",
    "note.undefined": "There is no value here: infinities meet that cancel, or zero meets infinity.",
    "note.slope": "The slope here is no finite number.",
    "note.product": "Zero times infinity has no value.",
    "note.cut": "Nothing passes here: the edge is cut and contributes 0, whatever arrives.",
    "note.cut-off": "Nothing arrives here: every way to it was cut before, so 0 is passed on.",
    "opening.many": "{node} is built of simple pieces: {pieces|, | and }. Walk forward to its value, then "
                    "backward to see how fast {node} moves when {inputs|, | or } moves.",
    "opening.one": "{node} is one simple piece: {pieces|, | and }. Walk forward to its value, then backward to see "
                   "how fast {node} moves when {inputs|, | or } moves.",
    "opening.fixed": "{node} has no input that could move: it is a number.",
    "opening.none": "{node} is one of the inputs: there is nothing to compute.",
    "opening.another": "another input",
    "spoken.forward": "Forward step {step} of {of}. {node} is {value}.",
    "spoken.forward.named": "Forward step {step} of {of}. {node} is {formula}, {value}.",
    "spoken.seed": "Backward step {step} of {of}. Start at {node}. The gradient of {node} by {node} is 1.",
    "spoken.quantity": "the quantity {inner},",
    "spoken.whole": "the whole of {inner},",
    "spoken.product": "Upstream {upstream} times local {local} is {contribution}.",
    "spoken.cut": "The edge is cut: it contributes 0 by definition.",
    "spoken.pull.only": "Backward step {step} of {of}. Through {op} back to {to}. {product} "
                        "The gradient at {to} is now {total}, final.",
    "spoken.pull.more": "Backward step {step} of {of}. Through {op} back to {to}. {product} "
                        "The gradient at {to} is so far {total}, contribution {arrived} of {expected}.",
    "spoken.pull.last": "Backward step {step} of {of}. Through {op} back to {to}. {product} "
                        "With contribution {arrived} of {expected}, the gradient at {to} is now {total}, final.",
})
