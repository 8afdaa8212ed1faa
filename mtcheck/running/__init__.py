"""A run over files: which ones, held against what, by how many processes, and does it pass."""
