#!/bin/sh
# Tìm Python của máy rồi làm việc được gọi (cai-dat, nang-cap, quay-lai).
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
for python in /usr/bin/python3 /usr/local/bin/python3; do
    if [ -x "$python" ] && "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
        exec env PYTHONDONTWRITEBYTECODE=1 "$python" -X utf8 "$here/updating" "$@"
    fi
done
echo "Máy này chưa có Python 3.11 trở lên. Hãy cài gói “python3” từ đĩa cài Debian 12 hoặc 13." >&2
exit 1
