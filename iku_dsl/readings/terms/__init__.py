"""The graph goes in; terms of a solver come out, so that a question about every possible datum can be decided."""
