"""Documents and their graph go in; diagnostics about what they say come out."""
