"""From an uploaded file to what a page serves."""
