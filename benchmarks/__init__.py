"""Speed, quality and endurance, run by hand."""
