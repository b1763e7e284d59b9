"""The words reports are written in, each declared once: what is stored, checked, computed, told and offered follows from these."""
