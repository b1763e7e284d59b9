"""The company's own terms: deal types, stages, activity types, custom fields and options.

They stand in an order among their siblings, are archived where they are in use, and deleted only where nothing refers to them.
"""
