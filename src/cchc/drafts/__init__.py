"""From a document to a draft of a target set: every value with its place, and nothing guessed."""
