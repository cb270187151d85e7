@"${python}" -X utf8 "%~dp0sohoagiai.py" %*
