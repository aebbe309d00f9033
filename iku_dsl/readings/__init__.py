"""The graph of formulas and facts go in; values and their explanation come out."""
