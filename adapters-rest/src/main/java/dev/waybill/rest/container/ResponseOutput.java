package dev.waybill.rest.container;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// What goes back to the client: one head, bytes, and exactly one end. For the request's thread.
final class ResponseOutput {
  /// Reads that an unread rest of a request may take before its connection is given up instead.
  private static final int CHEAP_READS = 8;

  /// Where content has a meaning (RFC 9110 section 9.3, RFC 5789); elsewhere it may stay unread.
  private static final Set<String> CARRYING = Set.of("POST", "PUT", "PATCH");

  private final Request request;
  private final Response response;
  private final Callback callback;
  private final RequestBody body;
  private final RequestTrace trace;
  private final AnswerRate rate;
  private @Nullable Throwable broken;
  private boolean headed;
  private boolean ended;

  ResponseOutput(
      Request request,
      Response response,
      Callback callback,
      RequestBody body,
      RequestTrace trace,
      AnswerRate rate) {
    this.request = request;
    this.response = response;
    this.callback = callback;
    this.body = body;
    this.trace = trace;
    this.rate = rate;
  }

  boolean committed() {
    return response.isCommitted();
  }

  boolean ended() {
    return ended;
  }

  /// Whether the whole answer is with the network.
  boolean written() {
    return trace.isAnswered();
  }

  /// Sets status and fields; nothing is sent yet. Without it nothing ever is, so that no success
  /// leaves for fewer bytes than were sent.
  ///
  /// @throws IllegalStateException for a success that does not stand for the whole request
  void head(int status, Map<String, List<String>> fields) {
    if (status < 400 && CARRYING.contains(request.getMethod()) && !body.isAccountedFor()) {
      throw new IllegalStateException("a success, but the request's body was not read");
    }
    headed = true;
    response.setStatus(status);
    fields.forEach((name, values) -> response.getHeaders().put(name, values));
  }

  void field(String name, String value) {
    response.getHeaders().put(name, value);
  }

  boolean has(String name) {
    return response.getHeaders().contains(name);
  }

  /// Writes all bytes and waits until they are with the network; the first call sends the head too.
  void send(ByteBuffer bytes) throws IOException {
    if (!headed) {
      throw headless();
    }
    giveUpUnreadRequest();
    write(false, bytes);
  }

  /// Writes the rest and ends the response, or cuts it if it broke before. Does not wait.
  void end(ByteBuffer rest) {
    if (ended) {
      return;
    }
    ended = true;
    if (broken != null || !headed) {
      callback.failed(broken == null ? headless() : broken);
      return;
    }
    giveUpUnreadRequest();
    if ((isHead() || response.getStatus() == 304) && !has("Content-Length")) {
      // A last write would make Jetty say that there are no bytes, where they are only not sent.
      endAfter(() -> send(ByteBuffer.allocate(0)));
    } else if (isHttp2() && !body.isFinishedOrSmall(CHEAP_READS) && !body.expectsContinue()) {
      endAfter(() -> sendLastAndLinger(rest));
    } else {
      trace.answers();
      response.write(true, rest, new Written());
    }
  }

  /// A client that sees the reset of a stream before it has read the answer may forget the answer.
  private void sendLastAndLinger(ByteBuffer rest) throws IOException {
    write(true, rest);
    body.linger(() -> Http2Streams.isGone(request, request.getId()));
  }

  private static IllegalStateException headless() {
    return new IllegalStateException("an answer, but nobody has said which");
  }

  private void endAfter(Sending sending) {
    try {
      sending.run();
      trace.answered();
      callback.succeeded();
    } catch (IOException e) {
      callback.failed(e);
    }
  }

  private void write(boolean last, ByteBuffer bytes) throws IOException {
    trace.answers();
    var sent = new AnswerRate.Sent();
    response.write(last, bytes, sent);
    rate.await(sent);
  }

  private boolean isHead() {
    return request.getMethod().equals("HEAD");
  }

  /// What was sent so far must not look like a whole answer.
  void breakOff(Throwable cause) {
    broken = cause;
  }

  /// An answer before the request was read in full ends an HTTP/1 connection (RFC 9112 section
  /// 9.3), unless the rest is here already and short; the connection then lingers.
  private void giveUpUnreadRequest() {
    if (!committed() && !isHttp2() && !body.isFinishedOrSmall(CHEAP_READS)) {
      response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE.asString());
    }
  }

  private boolean isHttp2() {
    return request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_2;
  }

  private interface Sending {
    void run() throws IOException;
  }

  private final class Written extends Callback.Nested {
    private Written() {
      super(callback);
    }

    @Override
    public void succeeded() {
      trace.answered();
      super.succeeded();
    }
  }
}
