#!/bin/sh
# delete.sh MANAGEMENT_TOKEN
set -eu
: "${WAYBILL_URL:=http://localhost:8080}"

curl -X POST "$WAYBILL_URL/delete/$1"
