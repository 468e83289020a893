package dev.waybill.bootstrap.badinput;

import static dev.waybill.bootstrap.badinput.Expected.notFound;
import static dev.waybill.bootstrap.badinput.Expected.ok;
import static dev.waybill.bootstrap.badinput.Expected.status;
import static dev.waybill.bootstrap.badinput.Requests.file;
import static dev.waybill.bootstrap.badinput.Requests.get;
import static dev.waybill.bootstrap.badinput.Requests.request;
import static dev.waybill.bootstrap.badinput.Requests.send;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Locale;
import java.util.stream.Stream;

/// Section 4: paths, ids and tokens, and PUT of odd names.
class PathsAndTokensTest extends BadInputs {
  @Override
  Stream<Row> rows(Target target) {
    var sample = target.sample();
    return Stream.of(
            unknown(sample.id()),
            spellings(sample),
            tokens(target),
            methods(target),
            payloads(),
            names())
        .flatMap(rows -> rows);
  }

  private static Row missing(String path) {
    var shown = path.substring(0, Math.min(path.length(), 60));
    return Row.of("P01-P16 " + shown, get(path), notFound());
  }

  private static Stream<Row> unknown(String id) {
    return Stream.of(
            "/f/",
            "/f",
            "/f//",
            "/f/" + id + "/",
            "/f/not-a-uuid",
            "/f/a",
            "/f/" + "a".repeat(7000),
            "/f/%F0%9F%98%80",
            "/f/%00",
            "/f/%0d%0a",
            "/f/%ff",
            "/f/%",
            "/f/%2",
            "/f/%zz",
            "/f/%u0061",
            "/f/00000000-0000-0000-0000-000000000000",
            "/f/" + id.toUpperCase(Locale.ROOT) + "0",
            "/f/{" + id + "}",
            "/f/" + id.replace("-", ""),
            "/f/urn:uuid:" + id,
            "/f/" + id + ".txt",
            "/f/..%2f..%2fetc%2fpasswd",
            "/f/..%5c..%5cboot.ini",
            "/f/%2e%2e/upload",
            "/f/..;/upload",
            "/f/.%00./",
            "/f/%252e%252e",
            "/f/%c0%ae%c0%ae/",
            "/f/../../etc/passwd",
            "/../etc/passwd",
            "/f/\\..\\..\\x",
            "/etc/passwd",
            "/.git/config",
            "/application.wadl",
            "/WEB-INF/web.xml",
            "/health/ready",
            "/metrics",
            "/manage",
            "/manage/",
            "/delete",
            "/delete/",
            "/upload//",
            "/f/../upload/",
            "/upload/%20/",
            "/F/" + id)
        .map(PathsAndTokensTest::missing);
  }

  private static Stream<Row> spellings(Sample sample) {
    var id = sample.id();
    return Stream.concat(
        Stream.of(
                "/f/" + id + ";jsessionid=x",
                "/f;x/" + id,
                "/f/" + id + "%20",
                "/f/%20" + id,
                "/f/" + id + "%2Fencrypted",
                "/f/" + id + "/encrypted/",
                "/f/" + id + "/encrypted/x",
                "/f/" + id + "/Encrypted",
                "//f/" + id,
                "///f/" + id,
                "/./f/" + id,
                "/f/./" + id,
                "/f//" + id,
                "/x/../f/" + id,
                "/%66/" + id,
                "/f%2f" + id,
                "/f/" + id + "%00",
                "/f/" + id + "?x#y",
                "/f/" + id + "#",
                "/f/" + id + "%3fx",
                "/f/%" + Integer.toHexString(id.charAt(0)) + id.substring(1))
            .map(path -> Row.of("P06/P15 " + path.replace(id, "{id}"), get(path), notFound())),
        Stream.of(
            Row.of("P06 unknown query", get("/f/" + id + "?x"), ok()),
            Row.of("P06 odd query", get("/f/" + id + "?%ZZ&=&&;?/\u00ff%"), ok()),
            Row.of("P06 download=1 twice", get("/f/" + id + "?download=1&download=%"), ok()),
            Row.of("P07 encrypted of a plain file", get("/f/" + id + "/encrypted"), status(400)),
            Row.of("P07 encrypted of none", get("/f/x/encrypted"), notFound())));
  }

  private static Stream<Row> tokens(Target target) {
    var sample = target.sample();
    var token = sample.token();
    return Stream.of(
            "",
            token.substring(1),
            token.substring(0, 42),
            token + "A",
            swapped(token),
            token + "=",
            token + "%3D",
            "%" + Integer.toHexString(token.charAt(0)) + token.substring(1),
            token.substring(0, 20),
            token + "/",
            token + ";x",
            token + "%20",
            token + "%0a",
            sample.id(),
            sample.fileId(),
            "A".repeat(43),
            "A".repeat(7000),
            token.substring(0, 42) + (token.endsWith("A") ? "B" : "A"))
        .flatMap(
            bad ->
                Stream.of(
                    Row.of(
                        "P09 GET manage " + shown(bad, token), get("/manage/" + bad), notFound()),
                    Row.of(
                        "P09 POST manage " + shown(bad, token),
                        Requests.form("/manage/" + bad, "public=on"),
                        notFound()),
                    Row.of(
                        "P09 DELETE manage " + shown(bad, token),
                        request("DELETE", "/manage/" + bad),
                        notFound()),
                    Row.of(
                        "P09 POST delete " + shown(bad, token),
                        request("POST", "/delete/" + bad),
                        notFound())));
  }

  private static String shown(String bad, String token) {
    return bad.replace(token, "{token}").substring(0, Math.min(bad.length(), 7));
  }

  private static String swapped(String token) {
    var upper = token.toUpperCase(Locale.ROOT);
    return upper.equals(token) ? token.toLowerCase(Locale.ROOT) : upper;
  }

  private static Stream<Row> methods(Target target) {
    var sample = target.sample();
    var refused =
        status(405)
            .and(
                answer ->
                    assertThat(answer.header("Allow"))
                        .hasValueSatisfying(allow -> assertThat(allow).contains("POST")));
    return Stream.of(
        Row.of("P10 token as id", get("/f/" + sample.token()), notFound()),
        Row.of("P12 GET", get(sample.delete()), refused),
        Row.of("P12 HEAD", request("HEAD", sample.delete()), refused),
        Row.of("P12 DELETE", request("DELETE", sample.delete()), refused),
        Row.of("P12 PUT", request("PUT", sample.delete()), refused),
        Row.of("P12 OPTIONS", request("OPTIONS", sample.delete()), status(200, 204)),
        new Row("P13 deleted twice", -1, deletedTwice(target.upload(file("a", "b")))),
        new Row(
            "P13 deleted fifty times at once", -1, deletedAtOnce(target.upload(file("a", "b")))));
  }

  private static java.util.function.Consumer<Target> deletedTwice(Sample sample) {
    return target -> {
      ok().check(target, target.send(request("POST", sample.delete())));
      notFound().check(target, target.send(request("POST", sample.delete())));
      for (var path : new String[] {sample.link(), "/f/" + sample.fileId(), sample.manage()}) {
        notFound().check(target, target.send(get(path)));
      }
    };
  }

  private static java.util.function.Consumer<Target> deletedAtOnce(Sample sample) {
    return target -> {
      var statuses = target.atOnce(Collections.nCopies(50, request("POST", sample.delete())));
      assertThat(statuses).containsOnly(200, 404).containsOnlyOnce(200);
    };
  }

  private static Stream<Row> payloads() {
    return Stream.of(
            "'%20or%201=1--",
            "%27%3B%20drop%20table%20upload%3B--",
            "$%7Bjndi:ldap:%2F%2F127.0.0.1:1%7D",
            "$%7Bjndi:ldap:x%7D",
            "%23%7B7*7%7D",
            "*)(uid=*))(|(uid=*",
            "%3Cscript%3E",
            "%7B%7B7*7%7D",
            "T(java.lang.Runtime)")
        .flatMap(
            bad ->
                Stream.of(
                    Row.of("P16 id " + bad, get("/f/" + bad), notFound()),
                    Row.of("P16 token " + bad, get("/manage/" + bad), notFound()),
                    Row.of("P16 delete " + bad, request("POST", "/delete/" + bad), notFound()),
                    Row.of("P16 pw " + bad, get("/f/x?pw=" + bad), notFound())));
  }

  private static Stream<Row> names() {
    return Stream.of(
        put("P17 no name", "", nameless()),
        put("P17 no name but fields", "?expires=1d", nameless()),
        Row.of("P17 no slash", send("PUT", "/upload", "", "abc"), nameless()),
        Row.of("P17 GET of the slash", get("/upload/"), status(405)),
        Row.of(
            "D10 POST to the slash",
            send("POST", "/upload/", Requests.MULTIPART, Requests.body(file("a", "b"))),
            Expected.kept()),
        put("P17 dot dot", "..", nameless()),
        put("P17 encoded dot dot", "%2e%2e", nameless()),
        spelled("encoded slash", "..%2fa", "a"),
        spelled("encoded backslash", "c:%5Cdir%5ca.txt", "a.txt"),
        spelled("backslash", "dir\\a.txt", "a.txt"),
        spelled("brackets", "report[1].pdf", "report[1].pdf"),
        spelled("bar, caret and braces", "a|b^c{d}.txt", "a|b^c{d}.txt"),
        spelled("letters", "%61%2etxt", "a.txt"),
        spelled("unreserved marks", "a%2Db%7ec", "a-b~c"),
        spelled("raw UTF-8", Requests.utf8("\u00fc\u5831"), "\u00fc\u5831"),
        put("P17 nothing after the slash", "a%2F", nameless()),
        put("P17 folder", "a/b", nameless()),
        put("P17 slash at the end", "a.txt/", nameless()),
        put("P17 dot", ".", nameless()),
        put("P17 control characters only", "%00%0a%7F", nameless()),
        spelled("NUL", "a%00b", "ab"),
        spelled("line break", "a%0d%0aX:y", "aX:y"),
        spelled("parameter", "a;b=c", "a;b=c"),
        spelled("broken escape", "a%zz", "a%zz"),
        spelled("bare percent sign", "100%.txt", "100%.txt"),
        spelled("percent sign before an escape", "50%%20off.txt", "50% off.txt"),
        spelled("escaped windows-1252", "%E4.txt", "\u00e4.txt"),
        spelled("last byte", "a%ff", "a\u00ff"),
        put("P17 bidi", "a%E2%80%AEb", Expected.kept((t, sample) -> named(t, sample, "ab"))),
        put("P17 only dots", "...", Expected.kept((t, sample) -> named(t, sample, "file"))),
        put(
            "P17 odd but plain",
            "a:b=c,d'e(f)%20%25%22.txt",
            Expected.kept((t, sample) -> named(t, sample, "a:b=c,d'e(f) %\".txt"))),
        Row.of(
            "P18 a part of a file",
            send("PUT", "/upload/a", "", "abc", "Content-Range: bytes 5-7/10"),
            status(400)),
        Row.of(
            "P18 gzip", send("PUT", "/upload/a", "", "abc", "Content-Encoding: gzip"), status(415)),
        Row.of("P18 odd type", send("PUT", "/upload/a", ";;=", "abc"), Expected.kept()),
        Row.of("P18 no length", request("PUT", "/upload/a"), Expected.kept()),
        Row.of("P18 POST", send("POST", "/upload/a", "", "abc"), status(405)));
  }

  private static Expected nameless() {
    return Expected.error(400, "malformed_request")
        .and(answer -> assertThat(answer.text()).contains("The name of the file is missing"));
  }

  private static Row spelled(String what, String sent, String name) {
    return put("P17 " + what, sent, Expected.kept((t, sample) -> named(t, sample, name)));
  }

  private static Row put(String id, String name, Expected expected) {
    return Row.of(id, send("PUT", "/upload/" + name, "", "abc"), expected);
  }

  private static void named(Target target, Sample sample, String name) {
    var manifest = Target.json(target.ask(get(sample.link(), "Accept: application/json")));
    assertThat(manifest.at("/files/0/name").asText()).isEqualTo(name);
  }
}
