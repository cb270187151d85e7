"""The page *Tổng quan*: one look at units, months, kinds, clocks and who is silent."""
