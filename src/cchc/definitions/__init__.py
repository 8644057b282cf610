"""What is declared: indicators, targets, units and periods.  Pure values; nothing here reads a file."""
