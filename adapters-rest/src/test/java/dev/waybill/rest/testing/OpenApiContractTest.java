package dev.waybill.rest.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;

class OpenApiContractTest {
  private static final OpenApiContract CONTRACT = OpenApiContract.load();
  private static final String TOKEN = "kq3Zr0mJY5w7fT1uVb9xN2sLc8dHgA4oEiPpQyRtWXU";
  private static final String LINK = "/f/0b9f5c1e-6d6a-4f0c-9d5b-8f6f2f1f7c11";
  private static final String CHANGED =
      "{\"success\":true,\"has_password\":false,\"access\":\"public\","
          + "\"expires_at\":\"2026-11-30T21:47:00.123Z\"}";

  @Test
  void aDocumentedAnswerPasses() {
    check("POST", "/manage/" + TOKEN, 200, json(), CHANGED);
    check("POST", "/delete/" + TOKEN + "?x=1", 200, json(), "{\"success\":true}");
    check("GET", LINK, 404, text(), "File not found or expired");
    check("HEAD", LINK, 404, text(), "");
  }

  @Test
  void anUndocumentedStatusIsReported() {
    assertReported("POST", "/manage/" + TOKEN, 201, json(), CHANGED)
        .contains("POST /manage/" + TOKEN + " answered 201", "status is not in the document");
    assertReported("GET", "/docs", 403, json(), error("wrong_password")).contains("status");
  }

  @Test
  void anUndocumentedMemberIsReported() {
    assertReported("POST", "/delete/" + TOKEN, 200, json(), "{\"success\":true,\"id\":1}")
        .contains("'id'");
  }

  @Test
  void aWrongMemberIsReportedWithItsPointer() {
    assertReported("POST", "/manage/" + TOKEN, 200, json(), CHANGED.replace("public", "secret"))
        .contains("at /access");
    assertReported("POST", "/manage/" + TOKEN, 200, json(), CHANGED.replace("21:47", "25:47"))
        .contains("at /expires_at");
  }

  @Test
  void aMissingMemberIsReported() {
    assertReported("POST", "/delete/" + TOKEN, 200, json(), "{}").contains("success");
  }

  @Test
  void aMemberTwiceIsReported() {
    assertReported("POST", "/delete/" + TOKEN, 200, json(), "{\"success\":true,\"success\":true}")
        .contains("not JSON");
  }

  @Test
  void anUndocumentedMediaTypeIsReported() {
    assertReported("GET", LINK, 404, json(), error("not_found"))
        .contains("media type 'application/json' is not one of");
  }

  @Test
  void theNotFoundTextIsWordForWord() {
    assertReported("GET", LINK, 404, text(), "Not found").contains("File not found or expired");
  }

  @Test
  void aMissingHeaderIsReported() {
    assertReported("GET", LINK, 404, without("X-Request-Id"), "File not found or expired")
        .contains("header X-Request-Id is missing");
    assertReported("GET", LINK, 401, json(), error("password_required"))
        .contains("header WWW-Authenticate is missing");
    assertReported("POST", "/upload", 429, json(), error("too_many_requests"))
        .contains("header Retry-After is missing");
  }

  @Test
  void aWrongHeaderIsReported() {
    assertReported("GET", LINK, 404, with("Cache-Control", "public"), "File not found or expired")
        .contains("header Cache-Control (public)");
    assertReported("GET", LINK, 404, with("Retry-After", "x"), "File not found or expired")
        .contains("header Retry-After is not in the document");
  }

  @Test
  void aHeaderThatGivesAwayTheServerIsReported() {
    assertReported("GET", LINK, 404, with("Server", "Jetty"), "File not found or expired")
        .contains("header Server is not in the document");
  }

  @Test
  void anErrorThatContradictsItsResponseIsReported() {
    assertReported("POST", "/upload", 400, json(), error("file_too_large"))
        .contains("at /code: 'file_too_large' does not go with this status");
    assertReported(
            "POST", "/upload", 400, json(), error("no_files").replace("request-1", "other-id"))
        .contains("at /request_id");
    assertReported(
            "POST",
            "/upload",
            400,
            json(),
            "{\"code\":\"no_files\",\"error\":\"No files\",\"request_id\":\"request-1\"}")
        .contains("at /error: is not the first member");
  }

  @Test
  void generalErrorsMayComeFromAnyRoute() {
    check("GET", "/docs", 431, json(), error("headers_too_large"));
    check("(none)", "(none)", 400, json(), error("malformed_request"));
    check("(none)", "(none)", 505, json(), error("version_not_supported"));
  }

  @Test
  void anUnknownPathIsNotFound() {
    check("GET", "/f/", 404, text(), "File not found or expired");
    check("GET", LINK + "/", 404, text(), "File not found or expired");
    check("POST", "/f/a%2Fencrypted", 404, text(), "File not found or expired");
    assertReported("GET", "/admin", 200, text(), "hello").contains("status is not in the document");
    assertReported("GET", "/f//x", 405, json(), error("method_not_allowed")).contains("status");
  }

  @Test
  void anotherMethodIsNotAllowed() {
    var headers = with(json(), "Allow", "POST,OPTIONS");
    check("GET", "/delete/" + TOKEN, 405, headers, error("method_not_allowed"));
    check("post", "/delete/" + TOKEN, 405, headers, error("method_not_allowed"));
    assertReported("GET", "/delete/" + TOKEN, 405, json(), error("method_not_allowed"))
        .contains("header Allow is missing");
    assertReported("GET", "/delete/" + TOKEN, 200, json(), "{\"success\":true}").contains("status");
  }

  @Test
  void optionsGrantNothing() {
    check("OPTIONS", LINK, 204, with("Allow", "GET,HEAD,POST,OPTIONS"), "");
    var open = with(with("Allow", "GET"), "Access-Control-Allow-Origin", "*");
    assertReported("OPTIONS", LINK, 204, open, "").contains("Access-Control-Allow-Origin");
  }

  @Test
  void bodiesThatMustNotBeAreReported() {
    assertReported("HEAD", LINK, 404, text(), "x").contains("must not be a body");
    var location = with("Location", "/manage/" + TOKEN);
    assertReported("POST", "/upload", 303, location, "x").contains("the document has none");
  }

  @Test
  void aFileIsToldFromAManifestByItsDisposition() {
    check("GET", LINK, 200, download("{not ours}"), "{not ours}");
    var manifest = download("{not ours}");
    manifest.remove("Content-Disposition");
    assertReported("GET", LINK, 200, manifest, "{not ours}").contains("not JSON");
  }

  @Test
  void aFileThatIsNotWhatItsHeadersSayIsReported() {
    assertReported("GET", LINK, 200, download("abc"), "abd").contains("Repr-Digest should be");
    assertReported("GET", LINK, 200, download("abc"), "ab")
        .contains("Content-Length is 3, the body 2");
    var untagged = download("abc");
    untagged.remove("ETag");
    assertReported("GET", LINK, 200, untagged, "abc").contains("header ETag is missing");
  }

  @Test
  void aTextWithoutItsCharsetIsReported() {
    assertReported(
            "GET", LINK, 404, with("Content-Type", "text/plain"), "File not found or expired")
        .contains("charset=utf-8");
  }

  @Test
  void aCookieThatScriptsCanReadIsReported() {
    var cookie = "waybill_x=v1.1.a; Path=/f/; Max-Age=1800; HttpOnly; SameSite=Lax";
    var headers = with(with("Location", LINK), "Set-Cookie", cookie);
    check("POST", LINK, 303, headers, "");
    var readable = with(with("Location", LINK), "Set-Cookie", cookie.replace(" HttpOnly;", ""));
    assertReported("POST", LINK, 303, readable, "").contains("HttpOnly");
  }

  private static void check(
      String method, String path, int status, Map<String, List<String>> headers, String body) {
    CONTRACT.check(method, path, status, headers, body.getBytes(StandardCharsets.UTF_8));
  }

  private static AbstractStringAssert<?> assertReported(
      String method, String path, int status, Map<String, List<String>> headers, String body) {
    var thrown =
        catchThrowableOfType(
            AssertionError.class, () -> check(method, path, status, headers, body));
    assertThat(thrown).as("reported").isNotNull();
    return assertThat(thrown.getMessage());
  }

  private static String error(String code) {
    return "{\"error\":\"What went wrong\",\"code\":\"%s\",\"request_id\":\"request-1\"}"
        .formatted(code);
  }

  private static Map<String, List<String>> text() {
    return with("Content-Type", "text/plain; charset=utf-8");
  }

  private static Map<String, List<String>> json() {
    return with("Content-Type", "application/json");
  }

  private static Map<String, List<String>> download(String content) {
    var headers = with("Content-Type", "application/json");
    headers.put("Vary", List.of("Accept"));
    headers.put("Content-Disposition", List.of("attachment; filename=\"a.json\""));
    headers.put("Content-Length", List.of(String.valueOf(content.length())));
    headers.put("ETag", List.of("\"1\""));
    headers.put("Last-Modified", List.of("Mon, 23 Nov 2026 21:47:00 GMT"));
    headers.put("Accept-Ranges", List.of("bytes"));
    headers.put("Repr-Digest", List.of("sha-256=:" + sha256(content) + ":"));
    return headers;
  }

  private static Map<String, List<String>> without(String header) {
    var headers = text();
    headers.remove(header);
    return headers;
  }

  private static Map<String, List<String>> with(String header, String value) {
    var headers = new LinkedHashMap<String, List<String>>();
    headers.put("Date", List.of("Mon, 23 Nov 2026 21:47:00 GMT"));
    headers.put("Content-Type", List.of("text/plain; charset=utf-8"));
    headers.put("X-Request-Id", List.of("request-1"));
    headers.put("X-Content-Type-Options", List.of("nosniff"));
    headers.put(
        "Content-Security-Policy", List.of("default-src 'none'; sandbox; frame-ancestors 'none'"));
    headers.put("Referrer-Policy", List.of("no-referrer"));
    headers.put("Cache-Control", List.of("no-store"));
    return with(headers, header, value);
  }

  private static Map<String, List<String>> with(
      Map<String, List<String>> headers, String header, String value) {
    headers.put(header, List.of(value));
    return headers;
  }

  private static String sha256(String text) {
    try {
      var bytes = text.getBytes(StandardCharsets.UTF_8);
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
