package dev.waybill.rest.multipart;

/// A request body that is refused. The message is one plain sentence for the sender; it repeats
/// nothing that the sender wrote.
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
    /// More files or fields than allowed.
    TOO_MANY_PARTS,
    /// One part's headers are too long or too many.
    HEADERS_TOO_LARGE,
    /// One field's value is too long.
    FIELD_TOO_LARGE,
    /// The body ended before its closing delimiter.
    TRUNCATED
  }

  private final Reason reason;
  private final String sentence;

  MultipartException(Reason reason, String sentence) {
    super(sentence, null, false, false);
    this.reason = reason;
    this.sentence = sentence;
  }

  static MultipartException malformed(String sentence) {
    return new MultipartException(Reason.MALFORMED, sentence);
  }

  /// The kind of failure; the caller maps it to a status.
  public Reason reason() {
    return reason;
  }

  /// What is wrong, in words for the sender.
  public String sentence() {
    return sentence;
  }
}
