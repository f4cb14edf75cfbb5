"""The program: settings, the command line, and the place where the parts are joined."""
