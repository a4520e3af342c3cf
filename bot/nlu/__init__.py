"""The recogniser: what a message mentions, its details, its signals."""
