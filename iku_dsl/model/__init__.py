"""Trees go in; documents with their names resolved come out."""
