#!/bin/sh
# Trở về phiên bản ngay trước: sudo ./quay-lai.sh
exec sh "$(dirname -- "$0")/chay.sh" quay-lai "$@"
