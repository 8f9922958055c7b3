"""How each block becomes boxes: `lay(block, width, parent, setting)`. One module for each family of blocks."""
