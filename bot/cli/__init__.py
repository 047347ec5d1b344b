"""The command line, for the coordinator's office and for IT. One file for each command."""
