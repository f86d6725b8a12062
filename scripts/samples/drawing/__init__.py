"""Schematic pictures for samples, drawn with Pillow alone and the same on every run."""
