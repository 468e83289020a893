package dev.waybill.rest.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Sends bytes as they are over a connection of its own and reads one response, which is held
/// against the contract. For requests that no well-behaved client would send.
public final class RawHttp {
  /// What happens to our side of the connection after the last byte.
  public enum Afterwards {
    KEEP_OPEN,
    /// No more bytes follow, and the server is told so (FIN).
    HALF_CLOSE
  }

  private static final Pattern REQUEST_LINE =
      Pattern.compile("\\A([^ \\r\\n]+) (?:http://[^/ ]*)?([^ \\r\\n]*) HTTP/1\\.[01]\\r?\\n");

  private static final String UNREADABLE = "(unreadable)";

  private final OpenApiContract contract;
  private final InetSocketAddress server;
  private final Duration wait;

  /// @param wait how long the server may leave us without a byte
  public RawHttp(OpenApiContract contract, InetSocketAddress server, Duration wait) {
    this.contract = contract;
    this.server = server;
    this.wait = wait;
  }

  /// @param request each character one byte
  public Optional<RawResponse> exchange(String request) {
    return exchange(request.getBytes(StandardCharsets.ISO_8859_1), Afterwards.KEEP_OPEN);
  }

  /// @return empty if the server closed the connection without an answer
  /// @throws AssertionError if there is no answer in time, or one that is not as documented
  public Optional<RawResponse> exchange(byte[] request, Afterwards afterwards) {
    var line = requestLine(request);
    try (var socket = new Socket()) {
      socket.connect(server, (int) wait.toMillis());
      socket.setSoTimeout((int) wait.toMillis());
      Thread.ofVirtual().start(() -> send(socket, request, afterwards));
      var toHead = line.filter(l -> l.group(1).equals("HEAD")).isPresent();
      var response = new ResponseReader(socket.getInputStream()).read(toHead);
      response.filter(RawResponse::isComplete).ifPresent(answer -> check(line, answer));
      return response;
    } catch (SocketTimeoutException e) {
      throw new AssertionError(describe(line) + " was not answered within " + wait, e);
    } catch (SocketException reset) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The server may answer and close before it has read everything: then writing fails, and what
  /// matters is the answer.
  private static void send(Socket socket, byte[] request, Afterwards afterwards) {
    try {
      socket.getOutputStream().write(request);
      if (afterwards == Afterwards.HALF_CLOSE) {
        socket.shutdownOutput();
      }
    } catch (IOException answeredEarly) {
      // The reader finds out.
    }
  }

  private void check(Optional<Matcher> line, RawResponse answer) {
    contract.check(
        line.map(l -> l.group(1)).orElse(UNREADABLE),
        line.map(l -> l.group(2)).orElse(UNREADABLE),
        answer.status(),
        answer.headers(),
        answer.body());
  }

  private static Optional<Matcher> requestLine(byte[] request) {
    var start =
        new String(request, 0, Math.min(request.length, 1 << 17), StandardCharsets.ISO_8859_1);
    var matcher = REQUEST_LINE.matcher(start);
    return matcher.find() ? Optional.of(matcher) : Optional.empty();
  }

  private static String describe(Optional<Matcher> line) {
    return line.map(l -> l.group(1) + " " + l.group(2)).orElse("The request");
  }
}
