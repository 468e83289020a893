package dev.waybill.rest.multipart;

import static dev.waybill.rest.multipart.MultipartException.NO_LIMIT;
import static dev.waybill.rest.multipart.MultipartException.Reason.FIELD_TOO_LARGE;
import static dev.waybill.rest.multipart.MultipartException.Reason.MALFORMED;
import static dev.waybill.rest.multipart.MultipartException.Reason.NO_DELIMITER;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/// Where the bytes between two delimiter lines go.
sealed interface PartContent {
  /// Takes the next bytes, at least one.
  void bytes(ByteBuffer bytes) throws MultipartException;

  /// The delimiter line after the content has been seen.
  default void end() throws MultipartException {}

  /// A file, streamed to the listener.
  record File(PartListener listener) implements PartContent {
    @Override
    public void bytes(ByteBuffer bytes) {
      listener.onFileBytes(bytes);
    }

    @Override
    public void end() {
      listener.onFileEnd();
    }
  }

  /// What comes before the first delimiter.
  final class Preamble implements PartContent {
    private int left;

    Preamble(MultipartLimits limits) {
      this.left = limits.maxPreambleBytes();
    }

    @Override
    public void bytes(ByteBuffer bytes) throws MultipartException {
      if (bytes.remaining() > left) {
        throw new MultipartException(NO_DELIMITER, "The body does not begin with its boundary.");
      }
      left -= bytes.remaining();
    }
  }

  /// A field, collected up to its limit and then handed over whole.
  final class Field implements PartContent {
    private final String name;
    private final PartCharset charset;
    private final MultipartLimits limits;
    private final PartListener listener;
    private final ByteArrayOutputStream value = new ByteArrayOutputStream();

    Field(String name, PartCharset charset, MultipartLimits limits, PartListener listener) {
      this.name = name;
      this.charset = charset;
      this.limits = limits;
      this.listener = listener;
    }

    @Override
    public void bytes(ByteBuffer bytes) throws MultipartException {
      if (bytes.remaining() > limits.maxFieldBytes() - value.size()) {
        var sentence = "A field may have " + limits.maxFieldBytes() + " bytes.";
        throw new MultipartException(FIELD_TOO_LARGE, sentence, name, limits.maxFieldBytes());
      }
      byte[] copy = new byte[bytes.remaining()];
      bytes.get(copy);
      value.writeBytes(copy);
    }

    /// `_charset_` is ignored (RFC 7578 section 4.6): each part has a label of its own, or is
    /// UTF-8. Of a field without a name nobody needs the text, whatever bytes it is.
    @Override
    public void end() throws MultipartException {
      if (!name.equals("_charset_")) {
        listener.onField(name, name.isEmpty() ? "" : text());
      }
    }

    private String text() throws MultipartException {
      var text = charset.decode(value.toByteArray());
      if (text.isEmpty()) {
        throw new MultipartException(MALFORMED, charset.refusal(), name, NO_LIMIT);
      }
      return text.get();
    }
  }
}
