package dev.waybill.storage.s3;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/// Sockets that queue little of what is sent. Else megabytes of a body count as sent that the store
/// has not taken, and how it gets on cannot be seen: one that is slow would look like one that
/// hangs.
///
/// The price is paid over long distances, where no more than this is under way at a time: some 14
/// MB/s for each upload at 30 ms.
///
/// And the body of a request does not wait until its head is acknowledged: that alone was 45 of the
/// 54 ms of a short upload to MinIO.
final class ShortQueues extends SocketFactory {
  /// Linux takes it twice, but no more than `net.core.wmem_max` of it. A quarter of this costs a
  /// long upload a fifth more CPU.
  private static final int QUEUE_BYTES = 512 * 1024;

  @Override
  public Socket createSocket() throws IOException {
    var socket = new Socket();
    socket.setSendBufferSize(QUEUE_BYTES);
    socket.setTcpNoDelay(true);
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw connected();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort) {
    throw connected();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw connected();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
    throw connected();
  }

  /// The client connects its sockets itself.
  private static UnsupportedOperationException connected() {
    return new UnsupportedOperationException("only sockets that are not connected yet");
  }
}
