package dev.waybill.bootstrap.badinput;

import static dev.waybill.bootstrap.badinput.Expected.error;
import static dev.waybill.bootstrap.badinput.Expected.ok;
import static dev.waybill.bootstrap.badinput.Expected.status;
import static dev.waybill.bootstrap.badinput.Requests.form;
import static dev.waybill.bootstrap.badinput.Requests.get;
import static dev.waybill.bootstrap.badinput.Requests.utf8;
import static dev.waybill.bootstrap.badinput.Target.SECRET;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.Collections;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Section 7: passwords in the query, in headers and in forms.
class PasswordsTest extends BadInputs {
  private static final Expected MISSING =
      error(401, "password_required")
          .and(
              answer ->
                  assertThat(answer.header("WWW-Authenticate").orElse(""))
                      .endsWith("Waybill-Password realm=\"upload\""));
  private static final String BROWSER =
      "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
  private static final Expected BASIC_TOO =
      MISSING.and(
          answer ->
              assertThat(answer.header("WWW-Authenticate").orElse(""))
                  .startsWith("Basic realm=\"upload\", charset=\"UTF-8\", Waybill"));

  /// A browser would ask for a user name, in a window of its own.
  private static final Expected NEVER_BASIC =
      status(401)
          .and(
              answer ->
                  assertThat(answer.header("WWW-Authenticate"))
                      .contains("Waybill-Password realm=\"upload\""));

  private static final Expected WRONG = error(403, "wrong_password");

  PasswordsTest() {
    super("--trusted-proxies", "127.0.0.1/32");
  }

  @Override
  Stream<Row> rows(Target target) {
    return Stream.of(
            simple(target),
            encodings(target),
            exact(target),
            headers(target),
            forms(target),
            many(target),
            changes(target))
        .flatMap(rows -> rows);
  }

  private static Stream<Row> simple(Target target) {
    var link = target.protectedBy(SECRET).link();
    return Stream.of(
        Row.of("W01 none", get(link), MISSING),
        Row.of("W01 empty", get(link + "?pw="), MISSING),
        Row.of("W01 name only", get(link + "?pw"), MISSING),
        Row.of("W01 wrong", get(link + "?pw=" + SECRET + "x"), WRONG),
        Row.of(
            "W01 other case",
            get(link + "?pw=" + SECRET.toUpperCase(java.util.Locale.ROOT)),
            WRONG),
        Row.of("W01 other name", get(link + "?PW=" + SECRET), MISSING),
        Row.of("W01 twice", get(link + "?pw=x&pw=" + SECRET), WRONG),
        Row.of("W01 right", get(link + "?pw=" + SECRET), ok()),
        Row.of("W01 page", get(link, "Accept: text/html"), page(401)),
        Row.of(
            "W01 page, wrong", get(link + "?pw=" + SECRET + "x", "Accept: text/html"), page(403)),
        Row.of("W01 HEAD", Requests.request("HEAD", link), status(401)),
        Row.of("W01 manifest", get(link, "Accept: application/json"), MISSING),
        Row.of("W01 a program is asked by Basic too", get(link), BASIC_TOO),
        Row.of("W01 a program, */*", get(link, "Accept: */*"), BASIC_TOO),
        Row.of("W01 a program, JSON", get(link, "Accept: application/json"), BASIC_TOO),
        Row.of("W01 a program, bytes", get(link + "?download=1", "Accept: image/png"), BASIC_TOO),
        Row.of("W01 a browser never", get(link, "Accept: text/html,*/*;q=0.8"), NEVER_BASIC),
        Row.of("W01 nor a page's link", get(link + "?download=1", BROWSER), NEVER_BASIC),
        Row.of("W01 nor a page's part", get(link, BROWSER, "Range: bytes=0-"), NEVER_BASIC),
        Row.of("W01 nor a page's script", get(link, "Accept: */*, text/html;q=0.1"), NEVER_BASIC),
        Row.of(
            "W01 nor a picture", get(link, "Accept: */*", "Sec-Fetch-Mode: no-cors"), NEVER_BASIC),
        Row.of("W02 public", get(target.sample().link() + "?pw=x"), ok()),
        Row.of("W02 public, nonsense", get(target.sample().link() + "?pw=%ZZ"), ok()));
  }

  private static Expected page(int status) {
    return status(200, status)
        .and(
            answer -> assertThat(answer.text()).contains("<form").doesNotContain("sample", SECRET));
  }

  private static Stream<Row> encodings(Target target) {
    var link = target.protectedBy("a b").link();
    var literal = target.protectedBy("%ZZ").link();
    var tries = target.protectedBy(SECRET).link();
    return Stream.of(
        Row.of("W04 plus", get(link + "?pw=a+b"), ok()),
        Row.of("W04 %20", get(link + "?pw=a%20b"), ok()),
        Row.of("W04 %2B", get(link + "?pw=a%2Bb"), WRONG),
        Row.of("W04 twice encoded", get(link + "?pw=a%2520b"), WRONG),
        Row.of("W04 malformed", get(literal + "?pw=%ZZ"), WRONG),
        Row.of("W04 well-formed", get(literal + "?pw=%25ZZ"), ok()),
        Row.of("W04 %u0061", get(link + "?pw=%u0061"), WRONG),
        Row.of("W04 overlong", get(link + "?pw=%c0%af"), WRONG),
        Row.of("W04 cut", get(link + "?pw=%"), WRONG),
        Row.of("W04 1 MiB", get(link + "?pw=" + "x".repeat(1 << 20)), status(414)),
        Row.of(
            "W04 1 MiB in a header",
            get(link, "Waybill-Password: " + "x".repeat(1 << 20)),
            status(431)),
        Row.of("W04 1 MiB in a form", form(link, "password=" + "x".repeat(1 << 20)), status(413)),
        Row.of(
            "W04 1025 bytes are not compared, so not counted",
            t -> {
              for (int i = 0; i < 30; i++) {
                WRONG.check(t, t.send(get(tries + "?pw=" + "x".repeat(1025))));
                WRONG.check(t, t.send(get(tries + "?pw=%ff")));
              }
              ok().check(t, t.send(get(tries + "?pw=" + SECRET)));
            }));
  }

  private static Stream<Row> exact(Target target) {
    return Stream.of(
            new String[] {"a".repeat(72) + "b", "a".repeat(72) + "c"},
            new String[] {"x".repeat(1024), "x".repeat(1023)},
            new String[] {"a\0b", "a\0c"},
            new String[] {"a\0b", "a"},
            new String[] {" a ", "a"},
            new String[] {"\ud83d\ude00", "\ud83d\ude01"},
            new String[] {"\u00e9", "e\u0301"},
            new String[] {"\ufeffa", "a"},
            new String[] {"a\r\nb", "a\nb"})
        .flatMap(pair -> exact(target.protectedBy(pair[0]).link(), pair[0], pair[1]));
  }

  private static Stream<Row> exact(String link, String right, String wrong) {
    var shown = URLEncoder.encode(right, UTF_8);
    var id = "W05 " + shown.substring(0, Math.min(shown.length(), 20));
    return Stream.of(
        Row.of(id + " right", get(link + "?pw=" + shown), ok()),
        Row.of(id + " nearly", get(link + "?pw=" + URLEncoder.encode(wrong, UTF_8)), WRONG));
  }

  private static Stream<Row> headers(Target target) {
    var link = target.protectedBy("p\u00e4ss: 1").link();
    return Stream.of(
        Row.of("W06 header in UTF-8", get(link, "Waybill-Password: " + utf8("p\u00e4ss: 1")), ok()),
        Row.of("W06 header in Latin-1", get(link, "Waybill-Password: p\u00e4ss: 1"), ok()),
        Row.of(
            "W06 query in raw UTF-8", get(link + "?pw=" + utf8("p\u00e4ss:+1")), status(200, 400)),
        Row.of("W06 empty header", get(link, "Waybill-Password: "), MISSING),
        Row.of("W06 header twice", get(link, "Waybill-Password: a", "Waybill-Password: b"), WRONG),
        Row.of("W06 Basic in UTF-8", get(link, basic(utf8("me:p\u00e4ss: 1"))), ok()),
        Row.of("W06 Basic without a name", get(link, basic(utf8(":p\u00e4ss: 1"))), ok()),
        Row.of("W06 Basic in Latin-1", get(link, basic("me:p\u00e4ss: 1")), ok()),
        Row.of("W11 Basic malformed", get(link, "Authorization: Basic !!!"), MISSING),
        Row.of("W11 Basic without a colon", get(link, basic("abc")), MISSING),
        Row.of("W11 Basic of nothing", get(link, "Authorization: Basic"), MISSING),
        Row.of("W11 Basic without a password", get(link, basic("me:")), MISSING),
        Row.of(
            "W11 Bearer nonsense", get(link, "Authorization: Bearer " + "x".repeat(43)), MISSING),
        Row.of(
            "W11 Bearer of another upload",
            get(link, "Authorization: Bearer " + target.sample().token()),
            MISSING),
        Row.of("W11 Digest", get(link, "Authorization: Digest username=\"a\", nonce=,"), MISSING),
        Row.of("W11 bytes", get(link, "Authorization: \u00ff\u00fe"), MISSING),
        Row.of(
            "W12 forged grant",
            get(link, "Cookie: waybill_" + link.substring(3) + "=AAAA.BBBB.99999999999"),
            MISSING),
        Row.of(
            "W12 empty grant", get(link, "Cookie: waybill_" + link.substring(3) + "="), MISSING));
  }

  private static String basic(String bytes) {
    return "Authorization: Basic " + Base64.getEncoder().encodeToString(bytes.getBytes(ISO_8859_1));
  }

  private static Stream<Row> forms(Target target) {
    var link = target.protectedBy(SECRET).link();
    return Stream.of(
        Row.of("W13 right", form(link, "password=" + SECRET), status(303)),
        Row.of("W13 wrong", form(link, "password=" + SECRET + "x"), WRONG),
        Row.of("W13 none", form(link, ""), MISSING),
        Row.of("W13 twice", form(link, "password=a&password=b"), status(400)),
        Row.of("W13 malformed", form(link, "password=%ZZ"), status(400, 403)),
        Row.of("W13 text", Requests.send("POST", link, "text/plain", "password=x"), status(415)),
        Row.of("W13 of no upload", form("/f/x", "password=x"), Expected.notFound()));
  }

  private static Stream<Row> many(Target target) {
    var locked = target.protectedBy(SECRET).link();
    var crowded = target.protectedBy(SECRET).link();
    return Stream.of(
        Row.of(
            "W07 others are not locked out",
            t -> {
              IntStream.range(0, 10)
                  .forEach(i -> WRONG.check(t, t.send(from("10.1.1." + i, locked, "x"))));
              var tooMany = t.ask(from("10.1.1.99", locked, SECRET));
              assertThat(tooMany.status()).isEqualTo(429);
              assertThat(tooMany.header("Retry-After").orElse("")).matches("[1-9]\\d?");
              ok().check(t, t.send(from("10.9.9.9", locked, SECRET)));
            }),
        Row.of(
            "W08 200 wrong ones at once",
            t -> {
              var statuses = t.atOnce(Collections.nCopies(200, from("10.2.2.2", crowded, "x")));
              assertThat(statuses).contains(403).isSubsetOf(403, 429, 503);
              assertThat(Collections.frequency(statuses, 403)).isBetween(1, 20);
            }));
  }

  private static String from(String client, String link, String password) {
    return get(link + "?pw=" + password, "X-Forwarded-For: " + client);
  }

  private static Stream<Row> changes(Target target) {
    var sample = target.upload(Requests.file("a", "b"));
    return Stream.of(
        Row.of(
            "W10 a password set later",
            t -> {
              var tag = t.ask(get(sample.link())).header("ETag").orElseThrow();
              ok().check(t, t.send(form(sample.manage(), "password=" + SECRET)));
              MISSING.check(t, t.send(get(sample.link(), "If-None-Match: " + tag)));
              MISSING.check(t, t.send(get("/f/" + sample.fileId())));
              ok().check(t, t.send(get(sample.link() + "?pw=" + SECRET)));
            }));
  }
}
