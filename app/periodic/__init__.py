"""Báo cáo công tác hòa giải ở cơ sở: in words and figures, issued, sent up, followed up."""
