"""What exists: datasets, attributes, measures, dimensions, populations, and the reports made of them.

A block of the desktop is one declaration in `resolvers.catalog.blocks`; everything else (SQL, drill-down, explanation, documentation)
follows from it.
"""
