"""What marks a line as furniture of the site, and not as part of the article."""
