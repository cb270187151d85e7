#!/bin/sh
# The program as the account that owns its data: root must leave no file of its own there.
case "$${1:-}" in
nang-cap | quay-lai) exec "${python}" "${launcher}" "$$@" ;;
esac
[ "$$(id -u)" = 0 ] || exec "${python}" "${launcher}" "$$@"
exec runuser -u "${owner}" -- "${python}" "${launcher}" "$$@"
