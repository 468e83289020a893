#!/bin/sh
# download.sh FILE_ID: saves a public file under its own name.
set -eu
: "${WAYBILL_URL:=http://localhost:8080}"

curl -O -J "$WAYBILL_URL/f/$1"
