"""Fixes, written into the files."""
