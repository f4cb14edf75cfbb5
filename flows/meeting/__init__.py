"""The quarterly meeting (lokmin): coverage, what is agreed on (RTL), and who came."""
