"""What a page costs: `python -m benchmarks`, or `make bench`. README.md says how to read the result."""
