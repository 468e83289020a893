package dev.waybill.storage.s3;

import java.util.regex.Pattern;
import okhttp3.Headers;

/// Which bytes an answer carries, and of how many (RFC 9110, 14.4).
///
/// @param from the first one
/// @param to the last one
/// @param size of the whole object
record ContentRange(long from, long to, long size) {
  private static final Pattern BYTES = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18})");

  /// Of an answer to a request for the bytes `[offset, offset + length)`. A store that has fewer
  /// answers with fewer.
  ///
  /// @throws S3Fault where it carries others
  static ContentRange of(Headers answer, long offset, long length) {
    var range = parse(answer);
    var isAsked = range.from == offset && range.to == Math.min(offset + length, range.size) - 1;
    if (!isAsked) {
      throw S3Fault.notS3("an answer with other bytes than were asked for");
    }
    return range;
  }

  private static ContentRange parse(Headers answer) {
    var found = BYTES.matcher(header(answer, "Content-Range"));
    if (!found.matches()) {
      throw S3Fault.notS3("an answer that does not say which bytes it has");
    }
    return new ContentRange(number(found.group(1)), number(found.group(2)), number(found.group(3)));
  }

  /// Of an answer that carries the whole object.
  static ContentRange whole(Headers answer) {
    var length = header(answer, "Content-Length");
    if (!length.matches("\\d{1,18}")) {
      throw S3Fault.notS3("an answer without a length");
    }
    return new ContentRange(0, number(length) - 1, number(length));
  }

  private static String header(Headers answer, String name) {
    var value = answer.get(name);
    return value == null ? "" : value;
  }

  private static long number(String digits) {
    return Long.parseLong(digits);
  }
}
