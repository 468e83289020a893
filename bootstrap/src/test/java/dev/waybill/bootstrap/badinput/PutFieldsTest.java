package dev.waybill.bootstrap.badinput;

import static dev.waybill.bootstrap.badinput.Expected.error;
import static dev.waybill.bootstrap.badinput.Expected.kept;
import static dev.waybill.bootstrap.badinput.Expected.ok;
import static dev.waybill.bootstrap.badinput.Expected.status;
import static dev.waybill.bootstrap.badinput.Requests.get;
import static dev.waybill.bootstrap.badinput.Requests.send;
import static dev.waybill.bootstrap.badinput.Requests.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/// The fields of `PUT /upload/{file-name}`: query parameters, and the password in a header.
class PutFieldsTest extends BadInputs {
  @Override
  Stream<Row> rows(Target target) {
    return Stream.of(query(), passwords(), typos(), encryption()).flatMap(rows -> rows);
  }

  private static String put(String query, String... headers) {
    return send("PUT", "/upload/a.txt" + query, "text/plain", "abc", headers);
  }

  private static Expected refused(String sentence) {
    return error(400, "invalid_field").and(answer -> assertThat(answer.text()).contains(sentence));
  }

  private static Stream<Row> query() {
    return Stream.of(
        Row.of("public", put("?public=on"), kept()),
        Row.of("private", put("?access=private"), kept(UploadNamesTest::isClosed)),
        Row.of("empty", put("?public=&access=&expires="), kept()),
        Row.of("no query after the mark", put("?"), kept()),
        Row.of(
            "expires",
            put("?expires=30m"),
            kept()
                .and(
                    answer ->
                        assertThat(Instant.parse(Target.json(answer).path("expires_at").asText()))
                            .isBefore(Instant.now().plus(Duration.ofMinutes(31))))),
        Row.of("expires=8d", put("?expires=8d"), refused("expires: ")),
        Row.of("expires twice", put("?expires=1d&expires=7d"), refused("expires: ")),
        Row.of("public=yes", put("?public=yes"), refused("public: ")),
        Row.of("access=open", put("?access=open"), refused("access: ")),
        Row.of("broken", put("?public=%zz"), error(400, "malformed_request")),
        Row.of("not UTF-8", put("?x=%ff"), error(400, "malformed_request")),
        Row.of(
            "D6 a piece",
            put("", "Content-Range: bytes 0-2/6000"),
            error(400, "malformed_request")));
  }

  private static Stream<Row> passwords() {
    return Stream.of(
        opens("ASCII", "geheim", "geheim"),
        opens("UTF-8", utf8("gr\u00fcn"), "gr%C3%BCn"),
        opens("Latin-1", "gr\u00fcn", "gr%C3%BCn"),
        Row.of(
            "in small letters",
            put("", "waybill-password: x"),
            kept((t, s) -> status(401).check(t, t.send(get(s.link()))))),
        Row.of(
            "an empty one",
            put("", "Waybill-Password: "),
            kept(UploadNamesTest::isClosed)
                .and(answer -> assertThat(answer.text()).contains("The password was empty"))),
        Row.of("two", put("", "Waybill-Password: a", "Waybill-Password: b"), refused("password: ")),
        Row.of("too long", put("", "Waybill-Password: " + "x".repeat(1025)), refused("password: ")),
        Row.of(
            "with public",
            put("?public=on", "Waybill-Password: x"),
            kept().and(answer -> assertThat(answer.text()).contains("A public upload has no"))),
        Row.of(
            "in the query",
            put("?password=" + Target.SECRET),
            refused("password: is not known here; if you mean the header Waybill-Password")),
        Row.of(
            "pw in the query",
            put("?pw=" + Target.SECRET),
            refused("the header Waybill-Password")));
  }

  private static Row opens(String id, String header, String pw) {
    return Row.of(
        id,
        put("", "Waybill-Password: " + header),
        kept(
            (target, sample) -> {
              status(401).check(target, target.send(get(sample.link())));
              ok().check(target, target.send(get(sample.link() + "?pw=" + pw)));
            }));
  }

  private static Stream<Row> typos() {
    return Stream.of(
        Row.of("F13 expire", put("?expire=30m"), refused("if you mean expires,")),
        Row.of("F13 Public", put("?Public=on"), refused("if you mean public,")),
        Row.of("F13 private", put("?private"), refused("if you mean access,")),
        Row.of(
            "F13 unknown",
            put("?utm_source=x&title=y&lang=de"),
            kept()
                .and(
                    answer ->
                        assertThat(Target.json(answer).path("warnings"))
                            .as(answer.text())
                            .hasSize(2))));
  }

  private static Stream<Row> encryption() {
    var salt = "e2e_salt=MDEyMzQ1Njc4OWFiY2RlZg==";
    return Stream.concat(
        Stream.of(
                "?e2e=true&" + salt + "&e2e_iv=MDEyMzQ1Njc4OWFi",
                "?e2e=true",
                "?e2e=1",
                "?" + salt,
                "?e2e_iv=x",
                "?e2e=off&e2e_scheme=x")
            .map(
                query ->
                    Row.of(
                        "E2E " + query,
                        put(query),
                        refused("end-to-end encrypted files are sent by POST /upload"))),
        Stream.of(
            Row.of(
                "E2E off",
                put("?e2e=off&e2e_iv="),
                kept()
                    .and(
                        answer ->
                            assertThat(Target.json(answer).path("warnings"))
                                .as(answer.text())
                                .hasSize(2)))));
  }
}
