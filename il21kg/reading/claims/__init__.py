"""What is said, and how sure: frames, cues, and the statements they make."""
