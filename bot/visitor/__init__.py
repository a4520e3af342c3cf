"""The visitor's side: the chat page and Rasa's turn behind it."""
