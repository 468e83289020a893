import os

import requests

host = os.environ.get("WAYBILL_URL", "http://localhost:8080")

url = host + "/upload"
files = [
    ("files", open("file1.txt", "rb")),
    ("files", open("file2.pdf", "rb")),
]

response = requests.post(url, files=files)
print(response.json())
