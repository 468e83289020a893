import os
import sys

import requests

host = os.environ.get("WAYBILL_URL", "http://localhost:8080")
management_token = sys.argv[1]

url = f"{host}/delete/{management_token}"
response = requests.post(url)
print(response.json())
# {"success": true}
