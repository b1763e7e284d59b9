"""What won, lost, price and source mean: how administrators set it, see what would become of it, and go back."""
