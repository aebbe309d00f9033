"""Printed or written figures and periods go in; exact values come out."""
