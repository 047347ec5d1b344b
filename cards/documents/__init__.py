"""Views rendered as documents: for those who want the plan in a file. The system holds the valid one, and each file says so."""
