"""Documents go in; one graph of formulas comes out."""
