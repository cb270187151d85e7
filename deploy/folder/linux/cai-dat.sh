#!/bin/sh
# Cài Sổ Hòa Giải từ thư mục này, không cần Internet: sudo ./cai-dat.sh
exec sh "$(dirname -- "$0")/chay.sh" cai-dat "$@"
