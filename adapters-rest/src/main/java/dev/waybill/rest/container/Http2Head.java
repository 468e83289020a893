package dev.waybill.rest.container;

import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HostPortHttpField;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http2.hpack.HpackException;
import org.eclipse.jetty.http2.hpack.internal.MetaDataBuilder;
import org.eclipse.jetty.util.HostPort;
import org.jspecify.annotations.Nullable;

/// The fields of an HTTP/2 request as they are decoded. What makes a request malformed (RFC 9113
/// section 8.2 and 8.3) or too large ends its own stream. Jetty's builder lets some of it pass, and
/// throws at other fields in the middle of a block, after which it has to close the connection,
/// which behind a proxy carries the requests of others. Here every block is decoded to its end, as
/// the table of fields is one for the connection (RFC 7541 section 2.3.2); after a first fault
/// nothing more is kept but what its line in the log needs.
final class Http2Head extends MetaDataBuilder {
  private static final Set<HttpHeader> OF_CONNECTIONS =
      Set.of(
          HttpHeader.CONNECTION,
          HttpHeader.KEEP_ALIVE,
          HttpHeader.PROXY_CONNECTION,
          HttpHeader.TRANSFER_ENCODING,
          HttpHeader.UPGRADE);

  private static final int LONGEST_LENGTH = 18;

  /// What a field costs beside its characters (RFC 9113 section 6.5.2).
  private static final int FIELD_OVERHEAD = 32;

  private final int listSize;
  private final BooleanSupplier trailers;
  private HpackException.@Nullable StreamException fault;
  private final HttpFields.Mutable ids = HttpFields.build();
  private String method = "";
  private int size;
  private boolean hasHost;
  private boolean hasLength;

  /// @param blockSize the most bytes that an encoded block may have
  /// @param listSize the most that its fields may cost (RFC 9113 section 6.5.2)
  /// @param trailers whether the block at hand belongs to a stream that is open already
  Http2Head(int blockSize, int listSize, BooleanSupplier trailers) {
    super(blockSize);
    this.listSize = listSize;
    this.trailers = trailers;
  }

  @Override
  public void emit(HttpField sent) throws HpackException.SessionException {
    var value = Objects.requireNonNullElse(sent.getValue(), "");
    note(sent, value);
    if (fault != null) {
      return;
    }
    var field = readable(sent, value);
    size += sent.getName().length() + value.length() + FIELD_OVERHEAD;
    if (size > listSize) {
      fault = new TooLarge();
    } else if (isWellFormed(field)) {
      super.emit(field);
    } else {
      streamException("Malformed %s", field.getName());
    }
  }

  private void note(HttpField field, String value) {
    if (field.getHeader() == HttpHeader.C_METHOD) {
      method = value;
    } else if (field.is(RequestIds.FIELD)) {
      ids.add(field);
    }
  }

  /// What Jetty would refuse and HTTP does not, in words that it knows.
  private static HttpField readable(HttpField field, String value) {
    if (field.getHeader() == HttpHeader.C_PATH) {
      return new HttpField(HttpHeader.C_PATH, UploadPath.parseable(value));
    }
    if (field.getHeader() == HttpHeader.HOST) {
      return new HttpField(HttpHeader.HOST, Authority.withoutEmptyPort(value));
    }
    return field.getHeader() == HttpHeader.C_AUTHORITY && value.endsWith(":")
        ? authority(field, Authority.withoutEmptyPort(value))
        : field;
  }

  private static HttpField authority(HttpField field, String value) {
    return value.endsWith(":")
        ? field
        : new HostPortHttpField(HttpHeader.C_AUTHORITY, field.getName(), HostPort.unsafe(value));
  }

  /// Jetty sets what is told to clients here, which is less than a block may have.
  @Override
  public void setMaxSize(int told) {}

  private boolean isWellFormed(HttpField field) {
    var header = field.getHeader();
    if (header == null) {
      return !field.getName().isEmpty();
    }
    return switch (header) {
      // Jetty has tried to read it as one; where it could not, the field is a plain one.
      case C_AUTHORITY -> field instanceof HostPortHttpField || field.getValue().isEmpty();
      case C_STATUS -> false;
      case HOST -> !hasHost && (hasHost = true) && isHost(field.getValue());
      case CONTENT_LENGTH -> !hasLength && (hasLength = true) && isLength(field.getValue());
      default -> !OF_CONNECTIONS.contains(header);
    };
  }

  /// An empty one is judged beside the authority.
  private static boolean isHost(String value) {
    return value.isEmpty() || Authority.isOne(value);
  }

  /// Digits and nothing else (RFC 9110 section 8.6).
  private static boolean isLength(String value) {
    return !value.isEmpty()
        && value.length() <= LONGEST_LENGTH
        && value.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /// The decoder could not read a value as what its name promises. It emits it as a plain field
  /// next, which is judged then: an authority may have an empty port.
  @Override
  public void streamException(Throwable cause) {}

  @Override
  public void streamException(String message, Object... arguments) {
    if (fault == null) {
      fault = new HpackException.StreamException(true, false, message, arguments);
    }
  }

  /// A fault is told apart by the stream: one that is open gets trailers, any other a request.
  @Override
  public MetaData build() throws HpackException.StreamException {
    var isTrailers = trailers.getAsBoolean();
    var read = new HeadRead(method, ids.asImmutable());
    try {
      var head = super.build();
      // A second request on a stream is for Jetty to refuse: it knows what state the stream is in.
      if (fault == null && !head.isRequest() && !isTrailers) {
        streamException("Pseudo-header fields are for requests");
      }
      if (fault == null) {
        return head;
      }
    } catch (HpackException.StreamException e) {
      fault = fault == null ? e : fault;
    } finally {
      size = 0;
      hasHost = false;
      hasLength = false;
      method = "";
      ids.clear();
    }
    var found = fault;
    fault = null;
    throw isTrailers
        ? new HpackException.StreamException(found, false, false, "Trailers")
        : new Refused(found, read);
  }

  /// A head with a fault, and what its line in the log needs of it.
  static final class Refused extends HpackException.StreamException {
    private static final long serialVersionUID = 1L;

    private final transient HeadRead head;

    private Refused(HpackException.StreamException fault, HeadRead head) {
      super(fault, fault.isRequest(), fault.isResponse(), "Malformed head");
      this.head = head;
    }

    HeadRead head() {
      return head;
    }

    boolean isTooLarge() {
      return getCause() instanceof TooLarge;
    }
  }

  /// More fields than a request may have.
  private static final class TooLarge extends HpackException.StreamException {
    private static final long serialVersionUID = 1L;

    private TooLarge() {
      super(true, false, "The fields are too large");
    }
  }
}
