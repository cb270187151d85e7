#!/bin/sh
# Make the office's data, or bring its database up to this version of the program.
set -eu
if [ -e "$SOHOAGIAI_INSTANCE/instance.toml" ]; then
    exec sohoagiai upgrade --instance "$SOHOAGIAI_INSTANCE"
fi
exec sohoagiai init --instance "$SOHOAGIAI_INSTANCE" --unit "$SOHOAGIAI_UNIT" --role office \
    --database "$DATABASE_URL" --admin quantri
