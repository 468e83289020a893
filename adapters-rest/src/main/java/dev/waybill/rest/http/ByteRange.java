package dev.waybill.rest.http;

/// A run of bytes, both ends included (RFC 9110 section 14.1.2).
public record ByteRange(long first, long last) {
  public ByteRange {
    if (first < 0 || last < first) {
      throw new IllegalArgumentException("not a byte range: " + first + "-" + last);
    }
  }

  public long length() {
    return last - first + 1;
  }

  boolean overlaps(ByteRange other) {
    return first <= other.last && other.first <= last;
  }

  /// The value of `Content-Range` (RFC 9110 section 14.4).
  public String contentRange(long complete) {
    return "bytes " + first + "-" + last + "/" + complete;
  }
}
