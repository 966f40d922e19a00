#!/bin/sh
# Checks the store and keeps a backup of it in a folder for a month: backup.sh FOLDER
# It takes the service's settings, so that both mean the same store; values there stand in single quotes.
set -eu
cd "$(dirname "$0")/../.."
settings=${SETTINGS:-/etc/dashboard.env}
python=${PYTHON:-.venv/bin/python}
if [ -r "$settings" ]; then
  set -a
  . "$settings"
  set +a
fi
"$python" -m data.store verify
"$python" -m data.store backup "$1"
find "$1" -name 'store-*.zip' -mtime +31 -delete
