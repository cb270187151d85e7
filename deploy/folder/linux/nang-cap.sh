#!/bin/sh
# Nâng cấp Sổ Hòa Giải lên phiên bản của thư mục này: sudo ./nang-cap.sh
exec sh "$(dirname -- "$0")/chay.sh" nang-cap "$@"
