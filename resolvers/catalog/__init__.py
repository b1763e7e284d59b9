"""What reports are made of: datasets, attributes, measures, dimensions, populations."""
