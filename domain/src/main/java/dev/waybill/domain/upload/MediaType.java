package dev.waybill.domain.upload;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The type that an uploader claims for a file: `type/subtype` in lower case, made of the
/// restricted names of RFC 6838 §4.2, without parameters.
///
/// Parameters are dropped, `charset` too: they are the uploader's claim, nothing here reads the
/// bytes to check them, and a file is only ever handed out as an attachment.
///
/// @param value for example `text/plain`
public record MediaType(String value) {

  /// Of the whole value, in characters; all are ASCII.
  public static final int MAX_LENGTH = 127;

  /// Longer than any honest header with parameters.
  private static final int MAX_RAW_LENGTH = 1024;

  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*+";
  private static final Pattern TYPE = Pattern.compile(NAME + "/" + NAME);

  /// A comma would let one header pass for two types, a control character for two lines.
  private static final Pattern HEADER =
      Pattern.compile(
          "[ \\t]*+(" + TYPE.pattern() + ")[ \\t]*+(?:;[^,\\x00-\\x08\\x0A-\\x1F\\x7F]*+)?");

  /// What is stored in place of anything that is missing or not well-formed. (After the patterns,
  /// which its constructor needs.)
  public static final MediaType OCTET_STREAM = new MediaType("application/octet-stream");

  /// @throws IllegalArgumentException if the value is not what [#of(String)] would make of it
  public MediaType {
    if (value.length() > MAX_LENGTH
        || !TYPE.matcher(value).matches()
        || !value.equals(value.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException("not a media type in lower case without parameters");
    }
  }

  /// Makes a type of the `Content-Type` that a client sent, if it sent one. Never fails.
  public static MediaType of(Optional<String> raw) {
    return raw.map(MediaType::of).orElse(OCTET_STREAM);
  }

  /// Makes a type of the `Content-Type` that a client sent. Never fails.
  public static MediaType of(String raw) {
    Matcher header = HEADER.matcher(raw);
    if (raw.length() > MAX_RAW_LENGTH
        || !header.matches()
        || header.group(1).length() > MAX_LENGTH) {
      return OCTET_STREAM;
    }
    return new MediaType(header.group(1).toLowerCase(Locale.ROOT));
  }
}
