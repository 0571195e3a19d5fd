"""Where answers are remembered: in this process, in Redis, and in both."""
