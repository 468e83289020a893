package dev.waybill.rest.container;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http2.ErrorCode;
import org.eclipse.jetty.http2.HTTP2Session;
import org.eclipse.jetty.http2.HTTP2Stream;
import org.eclipse.jetty.http2.frames.DataFrame;
import org.eclipse.jetty.http2.frames.FailureFrame;
import org.eclipse.jetty.http2.frames.HeadersFrame;
import org.eclipse.jetty.http2.frames.ResetFrame;
import org.eclipse.jetty.http2.parser.ServerParser;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.util.Callback;

/// The frames of one HTTP/2 connection as they come in, held against what their client may still
/// send (RFC 9113 section 5.1). Jetty forgets a stream once it has ended, and how it ended; so it
/// ignores what it should refuse, and ends the connection for what was under way when a stream was
/// reset. Here a fault ends its own stream.
///
/// Frames come from one thread at a time; the rest is asked from any.
final class StreamStates extends ServerParser.Listener.Wrapper {
  /// The attribute of the connection that holds its own.
  static final String NAME = StreamStates.class.getName();

  /// Streams that were reset here, whose clients need not say that they ended, are remembered up to
  /// this number.
  private static final int MOST = 1_000;

  private final HTTP2Session session;

  /// The streams that their client has opened and not ended.
  private final Set<Integer> open = ConcurrentHashMap.newKeySet();

  private int newest;

  StreamStates(ServerParser.Listener next, HTTP2Session session) {
    super(next);
    this.session = session;
  }

  /// Asks the client to send no more on a stream whose answer is whole, if it has not ended it (RFC
  /// 9113 section 8.1).
  void stop(int stream) {
    if (open.contains(stream)) {
      var reset = new ResetFrame(stream, ErrorCode.NO_ERROR.code);
      session.frames(null, List.of(reset), Callback.NOOP);
    }
  }

  /// Whether a block of fields on this stream is its first.
  boolean isNew(int stream) {
    return stream > newest;
  }

  /// A second request on a stream ends the connection: its client has lost count.
  @Override
  public void onHeaders(HeadersFrame frame) {
    var stream = frame.getStreamId();
    if (isNew(stream)) {
      newest = stream;
      if (!frame.isEndStream()) {
        opened(stream);
      }
      super.onHeaders(frame);
    } else if (open.remove(stream)) {
      onTrailers(frame);
    } else if (session.getStream(stream) != null && !frame.getMetaData().isRequest()) {
      end(stream, ErrorCode.STREAM_CLOSED_ERROR, "stream_closed");
    } else {
      super.onHeaders(frame);
    }
  }

  /// Trailers have no pseudo-header fields and end their request (RFC 9113 section 8.1).
  private void onTrailers(HeadersFrame frame) {
    var stream = frame.getStreamId();
    if (session.getStream(stream) == null) {
      // Under way when the stream was reset.
      return;
    }
    var fields = frame.getMetaData();
    if (frame.isEndStream() && !fields.isRequest() && MetaData.Failed.getFailure(fields) == null) {
      super.onHeaders(frame);
    } else {
      end(stream, ErrorCode.PROTOCOL_ERROR, "invalid_trailers");
    }
  }

  /// A frame after the last one (RFC 9113 section 6.1) still counts for the connection's window.
  @Override
  public void onData(DataFrame frame) {
    var stream = frame.getStreamId();
    var mayCome = frame.isEndStream() ? open.remove(stream) : open.contains(stream);
    if (mayCome || isNew(stream)) {
      onBody(frame);
    } else {
      var flow = session.getFlowControlStrategy();
      flow.onDataReceived(session, null, frame.flowControlLength());
      flow.onDataConsumed(session, null, frame.flowControlLength());
      end(stream, ErrorCode.STREAM_CLOSED_ERROR, "stream_closed");
    }
  }

  /// Jetty resets a stream whose body has another length than was announced, and lets whoever reads
  /// it wait for more.
  private void onBody(DataFrame frame) {
    var stream = session.getStream(frame.getStreamId());
    var wasReset = stream != null && stream.isReset();
    super.onData(frame);
    if (stream != null && !wasReset && stream.isReset()) {
      fail(stream, ErrorCode.PROTOCOL_ERROR, "invalid_length");
    }
  }

  @Override
  public void onReset(ResetFrame frame) {
    open.remove(frame.getStreamId());
    super.onReset(frame);
  }

  /// The client is told first: what ends a request that has failed resets its stream, too, with an
  /// error of its own.
  private void end(int id, ErrorCode error, String reason) {
    var stream = session.getStream(id);
    if (stream == null) {
      session.onStreamFailure(id, error.code, reason);
    } else {
      stream.reset(new ResetFrame(id, error.code), Callback.NOOP);
      fail(stream, error, reason);
    }
  }

  private static void fail(HTTP2Stream stream, ErrorCode error, String reason) {
    var failure = new FailureFrame(error.code, reason, new EofException(reason));
    stream.process(failure, Callback.NOOP);
  }

  private void opened(int stream) {
    if (open.size() >= MOST) {
      open.removeIf(old -> session.getStream(old) == null);
    }
    open.add(stream);
  }
}
