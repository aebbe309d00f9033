"""Files of figures go in; facts that know where they came from come out."""
