"""What a turn costs: `make bench`. docs/benchmarks.md says how to read it, and has one run."""
