"""Looks at those we depend on: free questions with short times of their own, and a tiny inference on demand."""
