"""Checks on a translation."""
