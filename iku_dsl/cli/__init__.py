"""Words of a command line go in; output, diagnostics and an exit code come out."""
