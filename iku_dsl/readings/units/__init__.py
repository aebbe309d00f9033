"""What figures count: units of measure, from what a text declares to what its formulas make of them."""
