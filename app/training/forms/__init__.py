"""Forms of classes, lists, sheets, summonses, trainers and material."""
