"""Measures a server of pages under load: requests a second, and within how long 99 of 100 are answered.

    python3 load.py CASCADE FOLDER PROGRAMME [CLIENTS]

FOLDER holds PROGRAMME.cascade, which is written to: use a copy. The server is started by this script. Each of 64 clients, on a
connection of its own, asks for the overview and the register page for ten seconds; then each of 200 records sessions, five one after the
other, all at once, and it is counted whether one was lost or doubled. Needs nothing but Python.
"""

import asyncio
import http.client
import json
import re
import sqlite3
import subprocess
import sys
import time

CASCADE, FOLDER, PROGRAMME = sys.argv[1:4]
CLIENTS = int(sys.argv[4]) if len(sys.argv) > 4 else 64
SECONDS, TRAINERS, EACH = 10, 200, 5


async def ask(reader, writer, method, path, headers, body=b""):
    """One request on a connection that is kept: status, body and seconds."""
    begin = time.perf_counter()
    lines = [f"{method} {path} HTTP/1.1", "Host: localhost", f"Content-Length: {len(body)}", *headers]
    writer.write(("\r\n".join(lines) + "\r\n\r\n").encode() + body)
    head = (await reader.readuntil(b"\r\n\r\n")).decode()
    length = int(re.search(r"(?i)content-length: (\d+)", head)[1])
    answer = await reader.readexactly(length)
    return int(head.split()[1]), answer, time.perf_counter() - begin


def tell(name, times, seconds, wrong):
    times.sort()
    p99 = times[min(len(times) - 1, int(len(times) * 0.99))] * 1000
    print(f"{name}: {len(times) / seconds:.0f} a second, half within {times[len(times) // 2] * 1000:.0f} ms, "
          f"99 of 100 within {p99:.0f} ms, answers other than 200: {wrong}")


async def read(port, name, path, headers):
    times, wrong, end = [], 0, time.perf_counter() + SECONDS

    async def client():
        nonlocal wrong
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while time.perf_counter() < end:
            status, _, seconds = await ask(reader, writer, "GET", path, headers)
            times.append(seconds)
            wrong += status != 200
        writer.close()

    await asyncio.gather(*(client() for _ in range(CLIENTS)))
    tell(name, times, SECONDS, wrong)


async def record(port, headers, course, host, day):
    times, saved, wrong = [], [], 0

    async def trainer(number):
        nonlocal wrong
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for one in range(EACH):
            name = f"load-{number}-{one}"
            body = json.dumps({"schema": "cascade.recording/1", "id": name, "at": "2026-03-04T17:20:00Z",
                               "delivered": {"course": course, "start": day, "host": host, "trainers": [],
                                             "attendees": [{"headcount": 3, "organisation": host}]}}).encode()
            for _ in range(20):
                status, answer, seconds = await ask(reader, writer, "POST", f"/p/{PROGRAMME}/recordings",
                                                    [*headers, "Content-Type: application/json"], body)
                if status not in (429, 503):
                    break
                await asyncio.sleep(1)
            times.append(seconds)
            if status == 200 and b'"applied"' in answer:
                saved.append(name)
            else:
                wrong += 1
        writer.close()

    begin = time.perf_counter()
    await asyncio.gather(*(trainer(number) for number in range(TRAINERS)))
    tell(f"{TRAINERS} trainers recording at once", times, time.perf_counter() - begin, wrong)
    return saved


def main():
    # All come from one address, which would be asked to wait.
    process = subprocess.Popen([CASCADE, "serve", FOLDER, "--port", "0", "--quiet", "--requests-per-second", "100000"],
                               stdout=subprocess.PIPE, text=True)
    try:
        for line in process.stdout:
            if match := re.search(r":(\d+)(/start/\S+)", line):
                break
        port = int(match[1])
        first = http.client.HTTPConnection("127.0.0.1", port)
        first.request("GET", match[2], headers={"Host": "localhost"})
        cookie = first.getresponse().getheader("Set-Cookie").split(";")[0]
        headers = [f"Cookie: {cookie}"]

        def get(path):
            connection = http.client.HTTPConnection("127.0.0.1", port)
            connection.request("GET", path, headers={"Host": "localhost", "Cookie": cookie})
            return json.loads(connection.getresponse().read())

        headers.append("X-Cascade-Token: " + get(f"/p/{PROGRAMME}/recordings/token")["token"])
        about = get(f"/api/v1/programmes/{PROGRAMME}")
        host = get(f"/api/v1/programmes/{PROGRAMME}/organisations")["organisations"][0]["id"]
        course = get(f"/api/v1/programmes/{PROGRAMME}/sessions")["sessions"][0]["course"]
        asyncio.run(read(port, "overview", f"/p/{PROGRAMME}", headers))
        asyncio.run(read(port, "register", f"/p/{PROGRAMME}/record", headers))
        saved = asyncio.run(record(port, headers, course, host, about["start"]))
    finally:
        process.terminate()
        process.wait()
    with sqlite3.connect(f"file:{FOLDER}/{PROGRAMME}.cascade?mode=ro", uri=True) as database:
        kept = [row[0] for row in database.execute("SELECT id FROM recordings")]
    print(f"saved {len(saved)}, lost {len(set(saved) - set(kept))}, doubled {len(kept) - len(set(kept))}")


main()
