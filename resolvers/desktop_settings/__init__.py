"""What administrators decide about desktops: who each block is for, what is pinned, what people may do."""
