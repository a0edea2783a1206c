"""In a notebook: what objects show of themselves, the table that is searched, and sliders."""
