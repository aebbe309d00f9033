"""The likely mistakes of a statement that could not be read, each kind in a module of its own."""
