"""One module for each scenario; each gives one or two rows of the table."""
