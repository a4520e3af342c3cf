"""What is kept: conversations and their turns, encrypted, erased after the charity's retention."""
