"""The pages of Django's admin: a list as wide as the product's, a case with its parties."""

from django.contrib import admin
from registry.models import MediationCase, Party


class Parties(admin.TabularInline):
    model = Party
    extra = 0


@admin.register(MediationCase)
class Cases(admin.ModelAdmin):
    list_display = ("number", "received_on", "team", "parties", "summary", "category", "state",
                    "ended_on")  # fmt: skip
    list_select_related = ("team",)
    list_per_page = 20
    search_fields = ("number", "parties", "summary")
    inlines = (Parties,)
