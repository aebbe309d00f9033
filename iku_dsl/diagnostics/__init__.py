"""A place in a text and a rule go in; one diagnostic, in any of the formats, comes out."""
