#!/bin/sh
# upload.sh FILE FILE: uploads both as one.
set -eu
: "${WAYBILL_URL:=http://localhost:8080}"

curl -X POST "$WAYBILL_URL/upload" \
   -F "files=@$1" \
   -F "files=@$2"
