"""An oracle of reports: what a definition must show, worked out from raw rows without a line of the product.

Definitions are documents in the shape in which they are stored, but everything in them is called by its external id.
"""
