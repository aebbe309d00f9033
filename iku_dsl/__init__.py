"""The text of indicator manuals goes in; scores, explanations and diagnostics come out."""
