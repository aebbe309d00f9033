"""Results go in; a page for a person or a script comes out."""
