package dev.waybill.rest.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.jetty.http.HttpFields;

/// What came on one stream, up to its end.
public final class Http2Answer {
  private final HttpFields.Mutable fields = HttpFields.build();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private int status;
  private boolean ended;
  private OptionalInt reset = OptionalInt.empty();

  void head(int code, HttpFields head) {
    status = code;
    fields.add(head);
  }

  void body(byte[] bytes) {
    body.writeBytes(bytes);
  }

  void end() {
    ended = true;
  }

  void reset(int code) {
    reset = OptionalInt.of(code);
  }

  /// 0 where the stream ended without an answer.
  public int status() {
    return status;
  }

  public Optional<String> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  public byte[] body() {
    return body.toByteArray();
  }

  /// The body as UTF-8.
  public String text() {
    return body.toString(StandardCharsets.UTF_8);
  }

  /// Whether the answer was whole: END_STREAM was seen.
  public boolean isWhole() {
    return ended;
  }

  /// The error code of the RST_STREAM that ended the stream.
  public OptionalInt reset() {
    return reset;
  }

  @Override
  public String toString() {
    return status + " " + text() + (ended ? "" : " (cut)") + " reset " + reset;
  }
}
