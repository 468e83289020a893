package dev.waybill.rest.testing;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/// A frame of HTTP/2 as it is on the wire (RFC 9113 section 4).
///
/// @param type one of the constants here, or any other
/// @param stream 0 for the connection
@SuppressWarnings("ArrayRecordComponent") // Copied on the way in and out; never compared.
public record Http2Frame(int type, int flags, int stream, byte[] payload) {
  public static final int DATA = 0;
  public static final int HEADERS = 1;
  public static final int RST_STREAM = 3;
  public static final int SETTINGS = 4;
  public static final int PING = 6;
  public static final int GOAWAY = 7;
  public static final int WINDOW_UPDATE = 8;
  public static final int CONTINUATION = 9;

  public static final int END_STREAM = 1;
  public static final int ACK = 1;
  public static final int END_HEADERS = 4;
  public static final int PADDED = 8;

  public Http2Frame {
    payload = payload.clone();
  }

  /// A frame whose payload is one number of four bytes: an error code, an increment.
  public static Http2Frame of(int type, int stream, int number) {
    return new Http2Frame(type, 0, stream, ByteBuffer.allocate(4).putInt(number).array());
  }

  @Override
  public byte[] payload() {
    return payload.clone();
  }

  public boolean has(int flag) {
    return (flags & flag) != 0;
  }

  /// The four bytes from there on as a number.
  public int number(int from) {
    return ByteBuffer.wrap(payload).getInt(from);
  }

  void write(DataOutputStream out) throws IOException {
    out.writeByte(payload.length >> 16);
    out.writeShort(payload.length);
    out.writeByte(type);
    out.writeByte(flags);
    out.writeInt(stream);
    out.write(payload);
  }

  static Http2Frame read(DataInputStream in) throws IOException {
    var length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
    var type = in.readUnsignedByte();
    var flags = in.readUnsignedByte();
    var stream = in.readInt() & Integer.MAX_VALUE;
    var payload = in.readNBytes(length);
    if (payload.length < length) {
      throw new EOFException("in the middle of a frame");
    }
    return new Http2Frame(type, flags, stream, payload);
  }
}
