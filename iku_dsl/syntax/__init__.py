"""A text goes in; its tree, or the same text in canonical form, comes out."""
