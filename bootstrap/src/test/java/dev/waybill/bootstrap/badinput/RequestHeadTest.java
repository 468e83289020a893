package dev.waybill.bootstrap.badinput;

import static dev.waybill.bootstrap.badinput.Expected.closedOr;
import static dev.waybill.bootstrap.badinput.Expected.error;
import static dev.waybill.bootstrap.badinput.Expected.kept;
import static dev.waybill.bootstrap.badinput.Expected.ok;
import static dev.waybill.bootstrap.badinput.Expected.status;
import static dev.waybill.bootstrap.badinput.Requests.body;
import static dev.waybill.bootstrap.badinput.Requests.chunk;
import static dev.waybill.bootstrap.badinput.Requests.chunked;
import static dev.waybill.bootstrap.badinput.Requests.file;
import static dev.waybill.bootstrap.badinput.Requests.get;
import static dev.waybill.bootstrap.badinput.Requests.head;
import static dev.waybill.bootstrap.badinput.Requests.request;
import static dev.waybill.bootstrap.badinput.Requests.upload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.rest.testing.RawResponse;
import java.util.stream.Stream;

/// Section 3: request lines and header fields (RFC 9110, RFC 9112).
class RequestHeadTest extends BadInputs {
  private static final String BODY = body(file("a.txt", "abc"));
  private static final String WHOLE = chunk(BODY) + "0\r\n\r\n";
  private static final Expected REFUSED = status(400).thenClosed();

  @Override
  Stream<Row> rows(Target target) {
    var link = target.sample().link();
    return Stream.of(
            codings(),
            chunks(),
            fields(link),
            methods(target.sample()),
            versions(link),
            negotiation(link),
            browsers(link),
            proxies(target.sample()),
            others(target.sample()))
        .flatMap(rows -> rows);
  }

  private static Stream<Row> codings() {
    return Stream.of(
        Row.of("H01 chunked", chunked("chunked", WHOLE), kept()),
        Row.of("H02 length and coding", chunked("chunked\r\nContent-Length: 5", WHOLE), REFUSED),
        coding("xchunked"),
        coding("chunked, identity"),
        coding("chunked, chunked"),
        coding("chunked\r\nTransfer-Encoding: chunked"),
        coding("\u000bchunked"),
        coding("identity"),
        Row.of("H03 coding 'gzip, chunked'", chunked("gzip, chunked", WHOLE), status(501)),
        coding("chunked;q=1"),
        coding(""),
        Row.of(
            "H03 coding of HTTP/1.0",
            chunked("chunked", WHOLE).replace("HTTP/1.1", "HTTP/1.0"),
            kept()),
        Row.of(
            "H03 coding of HTTP/1.0 kept alive",
            chunked("chunked\r\nConnection: keep-alive", WHOLE).replace("HTTP/1.1", "HTTP/1.0"),
            kept().thenClosed()));
  }

  private static Row coding(String coding) {
    return Row.of(
        "H03 coding '" + coding + "'", chunked(coding, WHOLE), status(400, 501).thenClosed());
  }

  private static Stream<Row> chunks() {
    return Stream.of(
        broken("H05 size overflows", "ffffffffffffffffff\r\nabc\r\n0\r\n\r\n"),
        broken("H05 size fills a long", "7fffffffffffffff\r\nabc\r\n0\r\n\r\n"),
        broken("H05 negative size", "-1\r\nabc\r\n0\r\n\r\n"),
        broken("H05 size with 0x", "0x5\r\nabcde\r\n0\r\n\r\n"),
        broken("H05 no size", "\r\nabcde\r\n0\r\n\r\n"),
        broken("H05 space before the size", " 5\r\nabcde\r\n0\r\n\r\n"),
        broken("H05 LF only", "5\nabcde\n0\n\n"),
        broken("H05 extension of 1 MiB", "5;" + "x".repeat(1 << 20) + "\r\nabcde\r\n0\r\n\r\n"),
        broken("H06 chunk without CRLF", "5\r\nabcdefgh0\r\n\r\n"),
        broken("H06 no last chunk", chunk(BODY)),
        broken("H06 cut in a chunk", "ffff\r\n" + BODY),
        broken("H06 cut in the trailer", chunk(BODY) + "0\r\nX: y"),
        Row.of("H06 trailer", chunked("chunked", chunk(BODY) + "0\r\nX: y\r\n\r\n"), kept()),
        broken(
            "H06 trailer of 1 MiB", chunk(BODY) + "0\r\nX: " + "y".repeat(1 << 20) + "\r\n\r\n"));
  }

  private static Row broken(String id, String chunks) {
    return Row.cut(id, chunked("chunked", chunks), closedOr(400, 413, 431));
  }

  private static Stream<Row> fields(String link) {
    return Stream.of(
        Row.of("H08 field of 64 KiB", get(link, "X: " + "x".repeat(64 << 10)), status(431)),
        Row.of("H08 10 000 fields", get(link, "X: y\r\n".repeat(9_999) + "X: y"), status(431)),
        Row.of(
            "H08 fields of 1 MiB",
            get(link, ("X: " + "x".repeat(1000) + "\r\n").repeat(1000) + "X: y"),
            status(431)),
        Row.of("H08 101 fields", get(link, "X: y\r\n".repeat(101) + "X: y"), status(431)),
        Row.of("H08 name of 64 KiB", get(link, "X".repeat(64 << 10) + ": x"), status(431)),
        Row.of("H09 target of 64 KiB", get("/f/" + "x".repeat(64 << 10)), status(414)),
        Row.of("H09 query of 64 KiB", get(link + "?pw=" + "x".repeat(64 << 10)), status(414)),
        Row.of("H09 query of 9 KiB", get(link + "?x=" + "x".repeat(9 << 10)), status(414)),
        Row.of("H11 folding", get(link, "X: y\r\n z"), status(400)),
        Row.of(
            "H11 fold first",
            head("GET", link).replace("\r\nHost", "\r\n Host") + "\r\n",
            status(400)),
        Row.of("H11 space before the colon", get(link, "X : y"), status(400)),
        Row.of("H11 NUL", get(link, "X: a\0b"), status(400)),
        Row.of("H11 no colon", get(link, "X"), status(400)),
        Row.of("H11 no name", get(link, ": x"), status(400)),
        Row.of("H10 no host", "GET " + link + " HTTP/1.1\r\n\r\n", status(400)),
        Row.of("H10 two hosts", get(link, "Host: other"), status(400)),
        Row.of("H10 host with a path", get(link).replace("waybill.test", "a/../b"), status(400)),
        Row.of("H10 host with markup", get(link).replace("waybill.test", "<script>"), status(400)),
        Row.of("F5 host with _", get(link).replace("waybill.test", "waybill_backend:8080"), ok()),
        Row.of("H10 empty host", get(link).replace("waybill.test", ""), status(200, 400)),
        Row.of(
            "H10 port out of range",
            get(link).replace("waybill.test", "a:99999"),
            status(200, 400)));
  }

  private static Stream<Row> methods(Sample sample) {
    var link = sample.link();
    var known =
        Stream.of(
            "/upload",
            "/upload/a",
            link,
            link + "/encrypted",
            sample.manage(),
            sample.delete(),
            "/");
    return Stream.concat(
        known.map(
            path ->
                Row.of(
                    "H14 OPTIONS " + path.substring(0, Math.min(9, path.length())),
                    request("OPTIONS", path),
                    options())),
        Stream.of(
            Row.of("H12 TRACE", request("TRACE", link, "X-Secret: " + Target.SECRET), trace()),
            Row.of("H12 CONNECT", request("CONNECT", "waybill.test:80"), status(501)),
            Row.of("H12 CONNECT a path", request("CONNECT", link), status(404, 501)),
            Row.of("H12 GARBAGE", request("GARBAGE", link), status(405, 501)),
            Row.of("H12 get", request("get", link), status(405, 501)),
            Row.of(
                "H12 method of 9 KiB",
                request("G".repeat(9 << 10), link),
                status(400, 405, 414, 431, 501)),
            Row.of("H12 method with a slash", request("G/T", link), status(400)),
            Row.of(
                "H12 POST on a link",
                request("DELETE", link),
                status(405).and(RequestHeadTest::allows)),
            Row.of("H12 GET /upload", get("/upload"), status(405).and(RequestHeadTest::allows)),
            Row.of(
                "H12 HEAD /upload",
                request("HEAD", "/upload"),
                status(405).and(RequestHeadTest::allows)),
            Row.of("H12 PROPFIND", request("PROPFIND", "/"), status(405, 501)),
            Row.of("H14 OPTIONS *", request("OPTIONS", "*"), status(200, 204, 404, 405)),
            Row.of(
                "H14 OPTIONS from elsewhere",
                request(
                    "OPTIONS",
                    link,
                    "Origin: https://evil.test",
                    "Access-Control-Request-Method: POST"),
                options())));
  }

  private static Expected trace() {
    return status(405, 501).and(answer -> assertThat(answer.text()).doesNotContain(Target.SECRET));
  }

  private static Expected options() {
    return status(200, 204).and(RequestHeadTest::allows);
  }

  private static void allows(RawResponse answer) {
    assertThat(answer.header("Allow")).isPresent();
  }

  /// A body that nobody can see, kept alive or not.
  private static Row withoutLength(String method, String path) {
    return Row.of(
        "H15 HTTP/1.0 without a length: " + method + " " + path,
        request(method, path, "Connection: keep-alive").replace("HTTP/1.1", "HTTP/1.0") + "abc",
        error(411, "length_required").thenClosed());
  }

  private static Stream<Row> versions(String link) {
    var none = status(400, 505);
    return Stream.of(
        Row.of("H15 HTTP/0.9", "GET " + link + "\r\n", none),
        Row.of("H15 HTTP/1.2", get(link).replace("1.1", "1.2"), none),
        Row.of("H15 HTTP/3.0", get(link).replace("1.1", "3.0"), none),
        Row.of("H15 HTTP/2.0", get(link).replace("1.1", "2.0"), none),
        Row.of("H15 HTTQ/1.1", get(link).replace("HTTP", "HTTQ"), none),
        Row.of("H15 HTTP/1.0", get(link).replace("1.1", "1.0"), ok()),
        withoutLength("PUT", "/upload/a.txt"),
        withoutLength("POST", "/upload"),
        withoutLength("POST", "/manage/x"),
        withoutLength("PATCH", "/manage/x"),
        Row.of(
            "H15 HTTP/1.0 without a body",
            request("POST", "/delete/x").replace("1.1", "1.0"),
            status(404)),
        Row.of("H15 TLS", "\u0016\u0003\u0001\u0002\0\u0001\r\n\r\n", closedOr(400)),
        Row.of("H16 absolute target", get("http://waybill.test" + link), ok()),
        Row.of("H16 target of another host", get("http://evil.test" + link), status(200, 400)),
        Row.of("H16 target without a slash", get(link.substring(1)), status(400, 404)));
  }

  private static Stream<Row> negotiation(String link) {
    return Stream.of(
        Row.of("H17 odd expectation", get(link, "Expect: 200-ok"), status(200, 417)),
        Row.of("H18 image/png", get(link, "Accept: image/png"), ok()),
        Row.of("H18 nothing at all", get(link, "Accept: */*;q=0"), status(200, 406)),
        Row.of(
            "H18 1000 weights",
            get(link, "Accept: " + "a/b;q=0.1,".repeat(1000) + "text/html;q=2"),
            ok()),
        Row.of("H18 nonsense", get(link, "Accept: ;;;,,,/;q=x;q="), ok()),
        Row.of("H18 on an error", get("/f/x", "Accept: image/png"), Expected.notFound()),
        Row.of(
            "H18 many languages",
            get(link, "Accept-Language: " + "a;q=0.1,".repeat(900) + "b"),
            ok()),
        Row.of("H18 odd languages", get(link, "Accept-Language: \u00ff;;q=9,*-"), ok()),
        Row.of(
            "H18 odd charsets",
            get(link, "Accept-Charset: \u00ff;;q=9,*-", "Accept-Encoding: ;q=,gzip;q=2"),
            ok()),
        Row.of("H18 odd type of a GET", get(link, "Content-Type: ;;;"), status(200, 400)),
        Row.of(
            "H19 odd cookies",
            get(link, "Cookie: =;;\u00ff=\"; waybill_x=\"y; a=b=c; $Version=9"),
            ok()),
        Row.of(
            "H19 1000 cookies",
            get(link, "Cookie: " + "waybill_x=y; ".repeat(1000) + "a=b"),
            ok()));
  }

  private static Stream<Row> browsers(String link) {
    var html = "Accept: text/html";
    return Stream.of(
        page("H22 page of 404", get("/f/x", html), 404),
        page("H22 page of an odd path", get("//x;y", html), 404),
        page("H22 page of 405", request("TRACE", link, html), 405),
        page("H22 page of 414", get("/f/" + "x".repeat(9 << 10), html), 414),
        page("H22 page of 417", get(link, html, "Expect: 200-ok"), 417),
        page("H22 page of 431", get(link, html, "X: y\r\n".repeat(101) + "X: y"), 431),
        page("H22 page of 501", chunked("gzip, chunked\r\n" + html, WHOLE), 501),
        page("H22 page of 400", Requests.uploadRaw("", "", html), 400),
        problem("H22 problem of 404", get("/f/x", "Accept: application/problem+json"), 404),
        problem(
            "H22 problem of an odd path", get("/f//x", "Accept: application/problem+json"), 404),
        problem(
            "H22 problem of 405", request("TRACE", link, "Accept: application/problem+json"), 405));
  }

  private static Row page(String id, String request, int status) {
    return typed(id, request, status, "text/html; charset=utf-8");
  }

  private static Row problem(String id, String request, int status) {
    return typed(id, request, status, "application/problem+json");
  }

  private static Row typed(String id, String request, int status, String type) {
    return Row.of(
        id,
        request,
        status(status).and(answer -> assertThat(answer.header("Content-Type")).hasValue(type)));
  }

  private static Stream<Row> proxies(Sample sample) {
    return Stream.of(
            "X-Forwarded-Host: evil.test",
            "Forwarded: host=evil.test;proto=https",
            "X-Forwarded-Proto: https",
            "X-Original-URL: /f/x",
            "X-Rewrite-URL: /f/x",
            "X-HTTP-Method-Override: DELETE",
            "X-HTTP-Method: DELETE",
            "X-Forwarded-Prefix: /evil",
            "X-Forwarded-For: 127.0.0.1, \u00ff")
        .map(
            header ->
                Row.of(
                    "H20 " + header,
                    get(sample.manage(), header),
                    ok().and(
                            answer ->
                                assertThat(answer.text())
                                    .contains("http://waybill.test/f/" + sample.id())
                                    .doesNotContain("evil"))));
  }

  private static Stream<Row> others(Sample sample) {
    return Stream.of(
        Row.of(
            "H21 from elsewhere",
            get(sample.link(), "Origin: https://evil.test", "Sec-Fetch-Site: cross-site"),
            ok()),
        Row.of(
            "H21 settings from elsewhere",
            Requests.form(sample.manage(), "public=on")
                .replace("\r\nHost", "\r\nOrigin: https://evil.test\r\nHost"),
            ok()),
        Row.of(
            "F5 link on a host with _",
            get(sample.manage()).replace("waybill.test", "waybill_backend:8080"),
            ok().and(
                    answer ->
                        assertThat(answer.text()).contains("http://waybill_backend:8080/f/"))),
        Row.of(
            "H23 HTTP/2 by upgrade, broken",
            get(
                sample.link(),
                "Connection: Upgrade, HTTP2-Settings",
                "Upgrade: h2c",
                "HTTP2-Settings: !!!"),
            ok()),
        Row.of(
            "H24 websocket", get(sample.link(), "Connection: Upgrade", "Upgrade: websocket"), ok()),
        Row.of("H25 body of a GET", Requests.send("GET", sample.link(), "text/plain", "abc"), ok()),
        Row.of("H25 two requests at once", get("/f/x") + get("/f/y"), Expected.notFound()),
        Row.of(
            "H26 upload to the absolute target",
            upload(file("a", "b")).replace("POST /", "POST http://waybill.test/"),
            kept()));
  }
}
