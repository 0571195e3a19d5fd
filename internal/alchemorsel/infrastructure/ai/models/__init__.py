"""The models themselves: where they are, which one is chosen, what each was worth."""
