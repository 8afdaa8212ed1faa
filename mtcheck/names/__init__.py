"""Names: known ones that are written otherwise, and those of the source."""
