"""The tables of the plain file, as Django sees them."""

from django.db import models


class Team(models.Model):
    name = models.TextField()

    class Meta:
        managed = False
        db_table = "team"

    def __str__(self) -> str:
        return self.name


class MediationCase(models.Model):
    number = models.TextField(blank=True)
    received_on = models.DateField()
    team = models.ForeignKey(Team, models.PROTECT)
    parties = models.TextField()
    summary = models.TextField()
    category = models.TextField(blank=True)
    state = models.TextField()
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        managed = False
        db_table = "mediation_case"
        ordering = ("-received_on", "-id")

    def __str__(self) -> str:
        return self.number


class Party(models.Model):
    case = models.ForeignKey(MediationCase, models.CASCADE)
    side = models.TextField()
    name = models.TextField()
    birth_year = models.IntegerField(null=True, blank=True)
    address = models.TextField()

    class Meta:
        managed = False
        db_table = "party"
