package dev.waybill.application.part;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {
  private final ServerSocket echo;
  private final FaultProxy proxy;

  FaultProxyTest() throws IOException {
    echo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    proxy = FaultProxy.to(echo.getLocalPort());
    Thread.ofVirtual().start(this::serve);
  }

  private void serve() {
    try {
      while (true) {
        var socket = echo.accept();
        Thread.ofVirtual()
            .start(
                () -> {
                  try (socket) {
                    socket.getInputStream().transferTo(socket.getOutputStream());
                  } catch (IOException ended) {
                    // The proxy cut it.
                  }
                });
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  @AfterEach
  void close() throws IOException {
    proxy.close();
    echo.close();
  }

  @Test
  void whatComesPasses() throws IOException {
    try (var socket = connect()) {
      assertThat(ask(socket, "hello")).isEqualTo("hello");
    }
  }

  @Test
  void whatIsDivertedReachesSomebodyElseUntilItPasses() throws IOException {
    try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      try (var before = connect()) {
        assertThat(ask(before, "hello")).isEqualTo("hello");
        proxy.divert(new InetSocketAddress(other.getInetAddress(), other.getLocalPort()));
        assertThatIOException().isThrownBy(() -> ask(before, "hello"));
      }
      try (var during = connect();
          var accepted = other.accept()) {
        accepted.getOutputStream().write("hallo".getBytes(ISO_8859_1));
        assertThat(ask(during, "hello")).isEqualTo("hallo");
        proxy.pass();
        assertThatIOException().isThrownBy(() -> ask(during, "hello"));
      }
      try (var after = connect()) {
        assertThat(ask(after, "hello")).isEqualTo("hello");
      }
    }
  }

  @Test
  void refusingResetsWhatIsOpenAndWhatComes() throws IOException {
    try (var socket = connect()) {
      ask(socket, "a");
      proxy.refuse();
      assertThatIOException().isThrownBy(() -> ask(socket, "b"));
      assertThatIOException()
          .isThrownBy(
              () -> {
                try (var another = connect()) {
                  ask(another, "c");
                }
              });
      proxy.pass();
      try (var another = connect()) {
        assertThat(ask(another, "d")).isEqualTo("d");
      }
    }
  }

  @Test
  void aStallEndsWithAPass() throws IOException {
    try (var socket = connect()) {
      proxy.stall();
      socket.setSoTimeout(100);
      assertThatIOException()
          .isThrownBy(() -> ask(socket, "a"))
          .isInstanceOf(SocketTimeoutException.class);
      proxy.pass();
      socket.setSoTimeout(10_000);
      assertThat(new String(socket.getInputStream().readNBytes(1), ISO_8859_1)).isEqualTo("a");
    }
  }

  @Test
  void answersAreCutAfterSoManyBytes() throws IOException {
    proxy.cutAnswersAfter(3);
    try (var socket = connect()) {
      socket.getOutputStream().write("hello".getBytes(ISO_8859_1));
      assertThatIOException().isThrownBy(() -> socket.getInputStream().readNBytes(5));
    }
  }

  @Test
  void aTriggerStrikesAtItsText() throws IOException {
    var struck = new AtomicInteger();
    proxy.onRequest("COMMIT", struck::incrementAndGet);
    try (var socket = connect()) {
      ask(socket, "BEGIN");
      assertThat(struck).hasValue(0);
      ask(socket, "xCOMMITx");
      assertThat(struck).hasValue(1);
    }
  }

  private Socket connect() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    socket.setSoTimeout(10_000);
    return socket;
  }

  private static String ask(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    var answer = socket.getInputStream().readNBytes(text.length());
    if (answer.length < text.length()) {
      throw new IOException("ended");
    }
    return new String(answer, ISO_8859_1);
  }
}
