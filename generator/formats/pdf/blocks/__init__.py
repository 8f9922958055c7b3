"""How each block becomes boxes: `lay(block, width, parent, setting)`. One module a family of blocks."""
