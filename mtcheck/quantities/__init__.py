"""Numbers, dates, times, measures and amounts of money, read into a form that no language owns."""

from mtcheck.quantities.quantity import Kind, Quantity
from mtcheck.quantities.reading import read_quantities

__all__ = ["Kind", "Quantity", "read_quantities"]
