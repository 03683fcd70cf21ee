"""A walk through everything the site offers: every link from the start pages and the admin."""
