"""The checkers, one algorithm a file: each has a function `check(document, *, options) -> hits`."""
