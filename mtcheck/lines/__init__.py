"""Lines judged by all their words, and by the story beside them."""
