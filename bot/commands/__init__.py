"""The commands of `sapa`, one module each; imported only when they are called."""
