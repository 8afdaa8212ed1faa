"""Reports -> what a person or a program reads: one module an output."""
