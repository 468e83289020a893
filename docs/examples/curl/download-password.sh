#!/bin/sh
# download-password.sh FILE_ID: saves a file that has the password "yourpassword".
set -eu
: "${WAYBILL_URL:=http://localhost:8080}"

curl -O -J "$WAYBILL_URL/f/$1?pw=yourpassword"
