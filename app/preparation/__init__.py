"""The preparation of a conference: opinions beforehand, answerers, tasks, invitations, notice."""
