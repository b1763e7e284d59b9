"""An oracle: what every block of the desktop must show, worked out from raw rows without a line of the product."""
