"""Figures on labelled texts, and of systems held against each other."""
