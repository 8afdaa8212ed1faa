"""Stretches of words in another language, by how frequent their words are."""
