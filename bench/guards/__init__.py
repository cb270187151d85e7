"""Guards taken away on purpose: the matrix of ``tests/access`` must name the cell."""
