"""Dialogue conferences with the people: minutes, opinions, answers, conclusions."""
