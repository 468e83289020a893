import asyncio

import aiohttp

import driver


async def slices(path):
    for piece in driver.pieces(path):
        yield piece


def form(call):
    # Its default sends names in percent-encoding, which no standard asks for and nobody undoes.
    form = aiohttp.FormData(quote_fields=False)
    for path, name in call.files:
        content = slices(path) if call.unknown_length else open(path, "rb")
        form.add_field("files", content, filename=name)
    for name, value in call.fields:
        form.add_field(name, value)
    return form


def body(call):
    if call.files:
        return form(call)
    return slices(call.file) if call.unknown_length else call.body()


async def main():
    printer = driver.Printer()
    async with aiohttp.ClientSession() as session:
        for call in driver.calls():
            auth = call.basic and aiohttp.BasicAuth(*call.basic)
            async with session.request(call.method, call.url, headers=call.headers, auth=auth,
                                       data=body(call), allow_redirects=False) as answer:
                printer.show(call, answer.status, answer.headers.items(), await answer.read())


asyncio.run(main())
