import os

import requests

host = os.environ.get("WAYBILL_URL", "http://localhost:8080")

url = host + "/upload"
files = {
    "files": open("file.txt", "rb"),
}

response = requests.post(url, files=files)
print(response.json())
# {
#   "redirect": "/manage/...",
#   "download_url": "http://localhost:8080/f/..."
# }
