"""The rule kitchen: answers by rule where no model can, and never claims to be one."""
