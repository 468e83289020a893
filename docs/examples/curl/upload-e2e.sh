#!/bin/sh
# upload-e2e.sh SALT IV: uploads file.enc, which was encrypted before.
set -eu
: "${WAYBILL_URL:=http://localhost:8080}"

curl -X POST "$WAYBILL_URL/upload" \
-F "files=@file.enc" \
-F "e2e=true" \
-F "e2e_salt=$1" \
-F "e2e_iv=$2"
