package dev.waybill.rest.testing;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Reads one response of HTTP/1.1 (RFC 9112), strictly: what a lenient client would put up with is
/// an [AssertionError].
final class ResponseReader {
  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] ([1-5]\\d\\d)( .*)?");
  private static final int MAX_LINE = 64 << 10;

  private final InputStream in;

  ResponseReader(InputStream in) {
    this.in = in;
  }

  /// Empty if the connection ends before a response begins. Interim responses are passed over.
  Optional<RawResponse> read(boolean toHead) throws IOException {
    for (var line = line(); line.isPresent(); line = line()) {
      var matcher = STATUS_LINE.matcher(line.get());
      if (!matcher.matches()) {
        throw new AssertionError("not a status line: " + line.get());
      }
      var status = Integer.parseInt(matcher.group(1));
      var headers = headers();
      if (status >= 200) {
        return Optional.of(response(line.get(), status, headers, toHead));
      }
    }
    return Optional.empty();
  }

  private RawResponse response(
      String statusLine, int status, Map<String, List<String>> headers, boolean toHead)
      throws IOException {
    var body = new ByteArrayOutputStream();
    boolean complete = true;
    if (!toHead && status != 204 && status != 304) {
      complete = body(headers, body);
    }
    return new RawResponse(statusLine, status, headers, body.toByteArray(), complete);
  }

  private boolean body(Map<String, List<String>> headers, ByteArrayOutputStream body)
      throws IOException {
    var coding = headers.getOrDefault("Transfer-Encoding", List.of());
    var length = headers.getOrDefault("Content-Length", List.of());
    if (!coding.isEmpty()) {
      return chunks(body);
    }
    if (!length.isEmpty()) {
      return bytes(Long.parseLong(length.getFirst()), body);
    }
    in.transferTo(body);
    return true;
  }

  private boolean chunks(ByteArrayOutputStream body) throws IOException {
    while (true) {
      var head = line();
      if (head.isEmpty()) {
        return false;
      }
      long size = Long.parseLong(head.get().split(";", 2)[0].strip(), 16);
      if (size == 0) {
        headers();
        return true;
      }
      if (!bytes(size, body) || line().isEmpty()) {
        return false;
      }
    }
  }

  private boolean bytes(long count, ByteArrayOutputStream body) throws IOException {
    for (long left = count; left > 0; ) {
      var piece = in.readNBytes((int) Math.min(left, 1 << 20));
      body.write(piece);
      left -= piece.length;
      if (piece.length == 0) {
        return false;
      }
    }
    return true;
  }

  private Map<String, List<String>> headers() throws IOException {
    var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    while (true) {
      var line = line().orElseThrow(() -> new EOFException("the head of the response is cut off"));
      if (line.isEmpty()) {
        return headers;
      }
      var colon = line.indexOf(':');
      if (colon <= 0) {
        throw new AssertionError("not a header line: " + line);
      }
      headers
          .computeIfAbsent(line.substring(0, colon), _ -> new ArrayList<>())
          .add(line.substring(colon + 1).strip());
    }
  }

  /// A line without its CRLF; empty at the end of the connection.
  private Optional<String> line() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0 && line.size() < MAX_LINE; b = in.read()) {
      if (b == '\n') {
        return Optional.of(withoutReturn(line.toString(StandardCharsets.ISO_8859_1)));
      }
      line.write(b);
    }
    return Optional.empty();
  }

  private static String withoutReturn(String line) {
    if (!line.endsWith("\r")) {
      throw new AssertionError("a line of the response ends without CR: " + line);
    }
    return line.substring(0, line.length() - 1);
  }
}
