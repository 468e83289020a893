package dev.waybill.bootstrap.badinput;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/// Writes requests. In all of these strings a character is a byte.
final class Requests {
  static final String BOUNDARY = "b";
  static final String MULTIPART = "multipart/form-data; boundary=" + BOUNDARY;
  static final String FORM = "application/x-www-form-urlencoded";

  private Requests() {}

  /// The bytes of a text in UTF-8.
  static String utf8(String text) {
    return new String(text.getBytes(UTF_8), ISO_8859_1);
  }

  static String get(String path, String... headers) {
    return request("GET", path, headers);
  }

  /// A request without a body.
  static String request(String method, String path, String... headers) {
    return head(method, path, headers) + "\r\n";
  }

  /// Request line and header lines, without the empty one.
  static String head(String method, String path, String... headers) {
    var head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: waybill.test\r\n");
    for (var header : headers) {
      head.append(header).append("\r\n");
    }
    return head.toString();
  }

  /// A request with a body of its length.
  static String send(String method, String path, String type, String body, String... headers) {
    var typed = type.isEmpty() ? "" : "Content-Type: " + type + "\r\n";
    return head(method, path, headers)
        + typed
        + "Content-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  static String form(String path, String body) {
    return send("POST", path, FORM, body);
  }

  /// `POST /upload` of whole parts.
  static String upload(String... parts) {
    return uploadRaw(MULTIPART, body(parts));
  }

  static String uploadRaw(String type, String body, String... headers) {
    return send("POST", "/upload", type, body, headers);
  }

  static String body(String... parts) {
    return String.join("", parts) + "--" + BOUNDARY + "--\r\n";
  }

  static String file(String name, String content) {
    return named("filename=\"" + name + "\"", content);
  }

  /// A part `files` whose file name is given by raw parameters.
  static String named(String parameters, String content) {
    return part("Content-Disposition: form-data; name=\"files\"; " + parameters, content);
  }

  static String field(String name, String value) {
    return part("Content-Disposition: form-data; name=\"" + name + "\"", value);
  }

  static String part(String headers, String content) {
    return "--" + BOUNDARY + "\r\n" + headers + "\r\n\r\n" + content + "\r\n";
  }

  /// `POST /upload` in chunks, given raw.
  static String chunked(String coding, String chunks) {
    return head("POST", "/upload", "Content-Type: " + MULTIPART, "Transfer-Encoding: " + coding)
        + "\r\n"
        + chunks;
  }

  static String chunk(String bytes) {
    return Integer.toHexString(bytes.length()) + "\r\n" + bytes + "\r\n";
  }
}
