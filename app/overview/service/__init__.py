"""Reading what the page shows; nothing is counted here that is counted elsewhere already."""
