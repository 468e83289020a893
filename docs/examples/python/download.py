import os
import sys

import requests

host = os.environ.get("WAYBILL_URL", "http://localhost:8080")
file_id = sys.argv[1]

url = f"{host}/f/{file_id}"
password = "yourpassword"  # omit if public

response = requests.get(url, params={"pw": password})
with open("downloaded_file.txt", "wb") as f:
    f.write(response.content)
