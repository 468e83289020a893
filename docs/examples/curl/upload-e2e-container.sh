#!/bin/sh
# upload-e2e-container.sh CONTAINER SALT NONCE: uploads what waybill_e2e.py has sealed.
set -eu
: "${WAYBILL_URL:=http://localhost:8080}"

curl -X POST "$WAYBILL_URL/upload" \
-F "files=@$1" \
-F "e2e=true" \
-F "e2e_scheme=waybill-e2e-2" \
-F "e2e_salt=$2" \
-F "e2e_iv=$3"
