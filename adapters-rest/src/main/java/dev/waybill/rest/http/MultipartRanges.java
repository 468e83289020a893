package dev.waybill.rest.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A `multipart/byteranges` body (RFC 9110 section 14.6): its length is known before it is sent.
///
/// @param boundary that occurs in none of the parts: random
/// @param type of the whole representation
/// @param complete length of the whole representation
public record MultipartRanges(List<ByteRange> ranges, String boundary, String type, long complete) {
  public MultipartRanges {
    ranges = List.copyOf(ranges);
  }

  public String contentType() {
    return "multipart/byteranges; boundary=" + boundary;
  }

  public long length() {
    long length = end().remaining();
    for (var range : ranges) {
      length += head(range).remaining() + range.length();
    }
    return length;
  }

  /// What stands before the bytes of a range.
  public ByteBuffer head(ByteRange range) {
    return ascii(
        "\r\n--"
            + boundary
            + "\r\nContent-Type: "
            + type
            + "\r\nContent-Range: "
            + range.contentRange(complete)
            + "\r\n\r\n");
  }

  /// What stands after the last one.
  public ByteBuffer end() {
    return ascii("\r\n--" + boundary + "--\r\n");
  }

  private static ByteBuffer ascii(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }
}
