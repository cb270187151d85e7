"""Kiểm tra, tự kiểm tra công tác hòa giải ở cơ sở: minutes, recommendations, what came of them."""
