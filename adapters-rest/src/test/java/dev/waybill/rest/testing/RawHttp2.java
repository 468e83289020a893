package dev.waybill.rest.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http2.hpack.HpackDecoder;
import org.eclipse.jetty.http2.hpack.HpackException;

/// An HTTP/2 client over cleartext, by prior knowledge, that sends exactly the frames that it is
/// told to. It knows flow control and nothing of what makes a request right. Not thread-safe.
public final class RawHttp2 implements AutoCloseable {
  private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
  private static final int INITIAL_WINDOW_SIZE = 4;
  private static final int MAX_FRAME = 16_384;
  private static final int PATIENCE = 20_000;

  private final Socket socket;
  private final DataInputStream in;
  private final DataOutputStream out;
  private final HpackDecoder decoder = new HpackDecoder(64 << 10, System::nanoTime);
  private final Map<Integer, Http2Answer> answers = new HashMap<>();
  private final Map<Integer, Integer> windows = new HashMap<>();
  private final List<Http2Frame> seen = new ArrayList<>();
  private int initialWindow = 65_535;
  private int newest = 1;

  public RawHttp2(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE);
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 64 << 10));
    out = new DataOutputStream(socket.getOutputStream());
    windows.put(0, initialWindow);
    out.write(PREFACE.getBytes(US_ASCII));
    var wide = ByteBuffer.allocate(6).putShort((short) INITIAL_WINDOW_SIZE).putInt(1 << 30);
    send(new Http2Frame(Http2Frame.SETTINGS, 0, 0, wide.array()));
    send(Http2Frame.of(Http2Frame.WINDOW_UPDATE, 0, 1 << 30));
  }

  /// The number of a stream that was not used yet.
  public int next() {
    newest += 2;
    return newest;
  }

  /// Writes it in one piece, whatever it is.
  public RawHttp2 send(Http2Frame frame) throws IOException {
    var bytes = new ByteArrayOutputStream();
    frame.write(new DataOutputStream(bytes));
    out.write(bytes.toByteArray());
    return this;
  }

  /// Writes its first bytes, one by one.
  public RawHttp2 sendSlowly(int count, Http2Frame frame) throws IOException {
    var bytes = new ByteArrayOutputStream();
    frame.write(new DataOutputStream(bytes));
    for (var at = 0; at < count; at++) {
      out.write(bytes.toByteArray()[at]);
    }
    return this;
  }

  /// Opens a stream, or sends trailers.
  ///
  /// @param last whether nothing follows on the stream
  /// @param fields names and values, one after the other; a character is a byte
  public RawHttp2 head(int stream, boolean last, String... fields) throws IOException {
    newest = Math.max(newest, stream);
    var flags = Http2Frame.END_HEADERS | (last ? Http2Frame.END_STREAM : 0);
    return send(new Http2Frame(Http2Frame.HEADERS, flags, stream, block(fields)));
  }

  /// A head as every client sends it, with further fields.
  public RawHttp2 request(int stream, boolean last, String method, String path, String... fields)
      throws IOException {
    var all = new ArrayList<>(List.of(":method", method, ":scheme", "http", ":path", path));
    all.addAll(List.of(":authority", "waybill.test"));
    all.addAll(List.of(fields));
    return head(stream, last, all.toArray(String[]::new));
  }

  /// Literal fields, without indexing and without Huffman's code (RFC 7541 section 6.2.2).
  public static byte[] block(String... fields) {
    var block = new ByteArrayOutputStream();
    for (var at = 0; at < fields.length; at += 2) {
      block.write(0);
      string(block, fields[at]);
      string(block, fields[at + 1]);
    }
    return block.toByteArray();
  }

  private static void string(ByteArrayOutputStream block, String text) {
    var length = text.length();
    if (length < 127) {
      block.write(length);
    } else {
      block.write(127);
      for (length -= 127; length >= 128; length >>= 7) {
        block.write((length & 127) | 128);
      }
      block.write(length);
    }
    block.writeBytes(text.getBytes(ISO_8859_1));
  }

  /// Sends bytes of a body, as the peer's windows allow.
  public RawHttp2 data(int stream, boolean last, byte[] bytes) throws IOException {
    for (var at = 0; at < bytes.length || (last && at == bytes.length); ) {
      var count = Math.min(bytes.length - at, MAX_FRAME);
      while (!answer(stream).reset().isPresent() && window(stream) < count) {
        receive();
      }
      var ends = last && at + count == bytes.length;
      var piece = Arrays.copyOfRange(bytes, at, at + count);
      send(new Http2Frame(Http2Frame.DATA, ends ? Http2Frame.END_STREAM : 0, stream, piece));
      windows.merge(0, -count, Integer::sum);
      windows.merge(stream, -count, (a, b) -> a + b);
      at += count;
      if (ends) {
        break;
      }
    }
    return this;
  }

  /// The answer on a stream, once it has ended.
  public Http2Answer await(int stream) throws IOException {
    while (!answer(stream).isWhole() && answer(stream).reset().isEmpty()) {
      receive();
    }
    return answer(stream);
  }

  /// The error code with which a stream was reset, once it was; there may be an answer before.
  public int awaitReset(int stream) throws IOException {
    while (answer(stream).reset().isEmpty()) {
      receive();
    }
    return answer(stream).reset().getAsInt();
  }

  /// The frames of a kind that came up to now.
  public List<Http2Frame> seen(int type) {
    return seen.stream().filter(frame -> frame.type() == type).toList();
  }

  /// Goes round once: what the peer had sent before this has been seen after it.
  public RawHttp2 ping() throws IOException {
    var before = seen(Http2Frame.PING).size();
    send(new Http2Frame(Http2Frame.PING, 0, 0, new byte[8]));
    while (seen(Http2Frame.PING).size() == before) {
      receive();
    }
    return this;
  }

  /// Reads to the end of the connection.
  public RawHttp2 awaitEnd() throws IOException {
    try {
      while (true) {
        receive();
      }
    } catch (EOFException | SocketException ended) {
      return this;
    }
  }

  private Http2Answer answer(int stream) {
    return answers.computeIfAbsent(stream, _ -> new Http2Answer());
  }

  private int window(int stream) {
    var ofStream = windows.computeIfAbsent(stream, _ -> initialWindow);
    return Math.min(ofStream, windows.getOrDefault(0, 0));
  }

  private void receive() throws IOException {
    var frame = Http2Frame.read(in);
    seen.add(frame);
    switch (frame.type()) {
      case Http2Frame.SETTINGS -> settings(frame);
      case Http2Frame.HEADERS -> headers(frame);
      case Http2Frame.DATA -> answer(frame.stream()).body(frame.payload());
      case Http2Frame.RST_STREAM -> answer(frame.stream()).reset(frame.number(0));
      case Http2Frame.WINDOW_UPDATE ->
          windows.merge(
              frame.stream(),
              frame.number(0) + (windows.containsKey(frame.stream()) ? 0 : initialWindow),
              Integer::sum);
      default -> {}
    }
    var ends = frame.type() == Http2Frame.HEADERS || frame.type() == Http2Frame.DATA;
    if (ends && frame.has(Http2Frame.END_STREAM)) {
      answer(frame.stream()).end();
    }
  }

  private void settings(Http2Frame frame) throws IOException {
    if (frame.has(Http2Frame.ACK)) {
      return;
    }
    var settings = ByteBuffer.wrap(frame.payload());
    while (settings.hasRemaining()) {
      var key = settings.getShort();
      var value = settings.getInt();
      if (key == INITIAL_WINDOW_SIZE) {
        var change = value - initialWindow;
        windows.replaceAll((stream, window) -> stream == 0 ? window : window + change);
        initialWindow = value;
      }
    }
    send(new Http2Frame(Http2Frame.SETTINGS, Http2Frame.ACK, 0, new byte[0]));
  }

  /// The service never splits a head.
  private void headers(Http2Frame frame) throws IOException {
    try {
      if (decoder.decode(ByteBuffer.wrap(frame.payload())) instanceof MetaData.Response head
          && head.getStatus() >= 200) {
        answer(frame.stream()).head(head.getStatus(), head.getHttpFields());
      }
    } catch (HpackException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
