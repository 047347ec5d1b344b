"""What a node of any level can be told about a year: the whole tree is one query, and a node's sums are grouped queries."""
