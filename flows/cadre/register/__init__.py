"""Who is in the register: new children, carers, moves, deaths, doubles."""
