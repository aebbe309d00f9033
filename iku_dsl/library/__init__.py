"""The name of a function goes in; its signature and exact meaning come out."""
