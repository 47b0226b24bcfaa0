"""The desk as a whole: its site within Django's admin, the way about it, and its first page."""
