"""Words of the source's language that were left in the text."""
