"""What can be done with classes, seats, summonses, trainers and material."""
