package dev.waybill.rest.multipart;

import static dev.waybill.rest.multipart.MultipartException.Reason.NO_DELIMITER;
import static dev.waybill.rest.multipart.MultipartException.Reason.TRUNCATED;

import java.nio.ByteBuffer;

/// Reads one `multipart/form-data` body (RFC 7578, RFC 2046 section 5.1) that is pushed in buffer
/// by buffer, cut anywhere. Not thread-safe, and done for after the first exception.
///
/// Memory: one header block or one field's value, within the limits, and one delimiter line.
public final class MultipartReader {
  private enum Phase {
    HEADERS,
    CONTENT,
    EPILOGUE
  }

  private final MultipartLimits limits;
  private final DelimiterScanner scanner;
  private final PartOpener opener;
  private Phase phase = Phase.CONTENT;
  private PartContent content;
  private HeaderBlock block;
  private int epilogueBytes;
  private boolean closed;

  /// @param boundary from [MultipartBoundary#of]
  /// @param limits what the body may cost
  /// @param listener called from within [#feed] and [#end]
  public MultipartReader(
      MultipartBoundary.Found boundary, MultipartLimits limits, PartListener listener) {
    this.limits = limits;
    this.scanner = new DelimiterScanner(boundary);
    this.opener = new PartOpener(limits, listener);
    this.content = new PartContent.Preamble(limits);
    this.block = new HeaderBlock(limits);
  }

  /// Reads all that remains in the buffer, which may be reused afterwards.
  ///
  /// @throws MultipartException if the body is to be refused
  /// @throws IllegalStateException after [#end] or an earlier exception
  public void feed(ByteBuffer in) throws MultipartException {
    close();
    while (in.hasRemaining()) {
      step(in);
    }
    closed = false;
  }

  /// The body has ended. The last part is delivered here if the body ends right after its closing
  /// delimiter, without a line end.
  ///
  /// @throws MultipartException if the closing delimiter has not been seen
  /// @throws IllegalStateException after an earlier call or exception
  public void end() throws MultipartException {
    close();
    if (phase == Phase.CONTENT && scanner.isClosed()) {
      content.end();
    } else if (phase != Phase.EPILOGUE) {
      throw cutOff();
    }
  }

  private MultipartException cutOff() {
    return phase == Phase.CONTENT && content instanceof PartContent.Preamble
        ? new MultipartException(NO_DELIMITER, "The body has no part.")
        : new MultipartException(TRUNCATED, "The body ends in the middle of a part.");
  }

  /// Closed before every step and opened again only after it went well.
  private void close() {
    if (closed) {
      throw new IllegalStateException("the body has ended or was refused");
    }
    closed = true;
  }

  private void step(ByteBuffer in) throws MultipartException {
    switch (phase) {
      case CONTENT -> readContent(in);
      case HEADERS -> readHeaders(in);
      case EPILOGUE -> skipEpilogue(in);
    }
  }

  private void readContent(ByteBuffer in) throws MultipartException {
    switch (scanner.scan(in, content)) {
      case NOTHING -> {}
      case PART -> {
        content.end();
        block = new HeaderBlock(limits);
        phase = Phase.HEADERS;
      }
      case CLOSE -> {
        content.end();
        phase = Phase.EPILOGUE;
      }
    }
  }

  private void readHeaders(ByteBuffer in) throws MultipartException {
    if (block.feed(in)) {
      content = opener.open(block.headers());
      scanner.startContent();
      phase = Phase.CONTENT;
    }
  }

  private void skipEpilogue(ByteBuffer in) throws MultipartException {
    if (in.remaining() > limits.maxEpilogueBytes() - epilogueBytes) {
      throw MultipartException.malformed("Too much follows the closing boundary.");
    }
    epilogueBytes += in.remaining();
    in.position(in.limit());
  }
}
