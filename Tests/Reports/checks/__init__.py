"""One module for each format: `check(folder, report, problems)` reads it with what we did not write, and returns its texts."""
