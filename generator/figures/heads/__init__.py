"""Busts in a disc: a head, healthy or with a pattern of hair loss, from the view in which people meet it.

Units: the disc is 120 wide and 120 high, its top left corner at (0, 0), y downwards.
"""
