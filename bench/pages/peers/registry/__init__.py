"""The register as an application of Django."""
