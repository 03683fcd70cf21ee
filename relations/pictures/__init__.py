"""From an uploaded file to what a page serves: plain work on images, without the ORM."""
