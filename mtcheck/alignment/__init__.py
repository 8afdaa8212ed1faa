"""Text and source beside each other, sentence by sentence."""
