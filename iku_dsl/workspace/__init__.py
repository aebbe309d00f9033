"""What stands on a disk: paths go in, and checked texts, contracts with all they refer to, and their data come out."""
