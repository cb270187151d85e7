@"${python}" -E -X utf8 "%~dp0sohoagiai.py" %*
