"""Setting what won, lost, price and source mean: for administrators."""
