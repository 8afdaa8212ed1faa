"""What engines say in the page, by the phrases that they use."""
