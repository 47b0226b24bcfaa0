"""How dates and times are written at the desk: the day first, and on 24 hours, as readers' pages do."""
