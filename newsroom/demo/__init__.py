"""Withymouth, a town that does not exist, and the newspaper that reports on it."""
