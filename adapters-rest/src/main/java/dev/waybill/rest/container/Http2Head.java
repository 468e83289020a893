package dev.waybill.rest.container;

import java.lang.reflect.Field;
import java.util.Set;
import org.eclipse.jetty.http.HostPortHttpField;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http2.hpack.HpackDecoder;
import org.eclipse.jetty.http2.hpack.HpackException;
import org.eclipse.jetty.http2.hpack.internal.MetaDataBuilder;

/// The fields of an HTTP/2 request as they are decoded. What makes a request malformed (RFC 9113
/// section 8.2 and 8.3) ends its own stream. Jetty's builder lets some of it pass, and throws at
/// other fields in the middle of a block, after which it has to close the connection, which behind
/// a proxy carries the requests of others.
final class Http2Head extends MetaDataBuilder {
  private static final Set<HttpHeader> OF_CONNECTIONS =
      Set.of(
          HttpHeader.CONNECTION,
          HttpHeader.KEEP_ALIVE,
          HttpHeader.PROXY_CONNECTION,
          HttpHeader.TRANSFER_ENCODING,
          HttpHeader.UPGRADE);

  private static final int LONGEST_LENGTH = 18;

  private boolean hasHost;
  private boolean hasLength;

  private Http2Head(int maxSize) {
    super(maxSize);
  }

  /// Puts one into a decoder that has decoded nothing yet. Jetty leaves no other way in: both the
  /// parser and the decoder make their parts themselves.
  static void install(HpackDecoder decoder) {
    try {
      Field builder = HpackDecoder.class.getDeclaredField("_builder");
      builder.setAccessible(true);
      builder.set(decoder, new Http2Head(decoder.getMaxHeaderListSize()));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Not the version of Jetty that this was written for", e);
    }
  }

  @Override
  public void emit(HttpField field) throws HpackException.SessionException {
    var header = field.getHeader();
    if (header == null || isWellFormed(header, field)) {
      super.emit(field);
    } else {
      streamException("Malformed %s", field.getName());
    }
  }

  private boolean isWellFormed(HttpHeader header, HttpField field) {
    return switch (header) {
      // Jetty has tried to read it as one; where it could not, the field is a plain one.
      case C_AUTHORITY -> field instanceof HostPortHttpField || field.getValue().isEmpty();
      case HOST -> !hasHost && (hasHost = true);
      case CONTENT_LENGTH -> !hasLength && (hasLength = true) && isLength(field.getValue());
      default -> !OF_CONNECTIONS.contains(header);
    };
  }

  /// Digits and nothing else (RFC 9110 section 8.6).
  private static boolean isLength(String value) {
    return !value.isEmpty()
        && value.length() <= LONGEST_LENGTH
        && value.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  @Override
  public MetaData build() throws HpackException.StreamException {
    hasHost = false;
    hasLength = false;
    return super.build();
  }
}
