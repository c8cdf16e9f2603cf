"""Reading the register, the competitions and the matters; every question starts from who asks."""
