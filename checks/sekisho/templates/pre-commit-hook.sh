#!/bin/sh
# Sekisho: checks what is about to be committed, with the machine's own Python and nothing from the network.
for python in "${SEKISHO_PYTHON:-python3}" python py; do
    command -v "$python" >/dev/null 2>&1 && exec "$python" "@pyz@" check --staged --quiet "@root@"
done
echo "Sekisho: Python 3.11 以上が見つかりません。 / Python 3.11 or newer was not found." >&2
exit 2
