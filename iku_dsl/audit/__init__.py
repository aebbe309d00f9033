"""Published figures and a lowered scorecard go in; what agrees, what does not and why comes out."""
