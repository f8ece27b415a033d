"""Documents into segments, segments into vectors, vectors into beads."""
