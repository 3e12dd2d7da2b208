"""Reading text: one normalised view a passage, the words and links in it, and how long it is."""
