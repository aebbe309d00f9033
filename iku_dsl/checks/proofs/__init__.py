"""A document goes in; what it promises comes out, claim by claim: proved, refuted with figures, or not decided."""
