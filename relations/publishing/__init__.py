"""What is public and when, in which language, at which address, and what it was before."""
