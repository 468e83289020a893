package dev.waybill.rest.multipart;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/// A request body that is refused. The message is one plain sentence for the sender; of what the
/// sender wrote it repeats the name of a field at most, made fit to be shown.
///
/// It carries no stack trace: bad bodies are everyday input and must stay cheap.
public final class MultipartException extends Exception {
  private static final long serialVersionUID = 1L;

  /// Why the body was refused.
  public enum Reason {
    /// The body breaks the framing or header rules.
    MALFORMED,
    /// No opening delimiter: empty, or not a multipart body at all.
    NO_DELIMITER,
    /// More files than allowed.
    TOO_MANY_FILES,
    /// More fields than allowed.
    TOO_MANY_FIELDS,
    /// One part's headers are too long or too many.
    HEADERS_TOO_LARGE,
    /// One field's value is too long.
    FIELD_TOO_LARGE,
    /// The body ended before its closing delimiter.
    TRUNCATED
  }

  static final long NO_LIMIT = -1;

  private final Reason reason;
  private final String field;
  private final long limit;

  MultipartException(Reason reason, String sentence) {
    this(reason, sentence, "", NO_LIMIT);
  }

  /// @param field the name of the field that it is about; empty if it is about none
  /// @param limit that was passed, or [#NO_LIMIT]
  MultipartException(Reason reason, String sentence, String field, long limit) {
    super(sentence, null, false, false);
    this.reason = reason;
    this.field = SenderText.shown(field);
    this.limit = limit;
  }

  static MultipartException malformed(String sentence) {
    return new MultipartException(Reason.MALFORMED, sentence);
  }

  /// The same, about this field.
  MultipartException of(String name) {
    return new MultipartException(reason, message(), name, limit);
  }

  /// The kind of failure; the caller maps it to a status.
  public Reason reason() {
    return reason;
  }

  /// What is wrong, in words for the sender; begins with the name of the field, if it is about one.
  public String sentence() {
    return field.isEmpty() ? message() : field + ": " + message();
  }

  private String message() {
    return Objects.requireNonNull(getMessage());
  }

  /// The field that it is about, as it may be shown.
  public Optional<String> field() {
    return Optional.of(field).filter(name -> !name.isEmpty());
  }

  /// The limit that was passed: a number of parts, or bytes.
  public OptionalLong limit() {
    return limit == NO_LIMIT ? OptionalLong.empty() : OptionalLong.of(limit);
  }
}
