import os
import sys

import requests

host = os.environ.get("WAYBILL_URL", "http://localhost:8080")
management_token = sys.argv[1]

url = f"{host}/manage/{management_token}"
data = {
    "public": "on",        # or omit to make private
    "password": "secret",  # optional
    "expires": "7d"        # 30m, 6h, 1d, 3d, 7d
}

response = requests.post(url, data=data)
print(response.json())
# {"success": true, "has_password": false}
