package dev.waybill.rest.container;

import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.eclipse.jetty.server.Request;

/// Whose word on a request is believed beside our own.
public interface Proxies {
  /// There are none: who speaks to us is the client.
  Proxies NONE =
      new Proxies() {
        @Override
        public boolean isTrusted(InetAddress peer) {
          return false;
        }

        @Override
        public InetAddress clientOf(InetAddress peer, Function<String, Optional<String>> headers) {
          return peer;
        }
      };

  /// Whether the other end of a connection is a proxy of ours.
  boolean isTrusted(InetAddress peer);

  /// Whose request it is, behind the proxies that are trusted.
  ///
  /// @param headers the value of a request header by its name, repeated ones joined by commas
  InetAddress clientOf(InetAddress peer, Function<String, Optional<String>> headers);

  /// A request has come in. Its head is looked at once, for what an operator should know.
  default void met(InetAddress peer, Predicate<String> hasHeader) {}

  /// Whose request that is.
  default InetAddress clientOf(Request request) {
    return clientOf(
        RequestTrace.peer(request),
        name ->
            Optional.of(request.getHeaders().getValuesList(name))
                .filter(values -> !values.isEmpty())
                .map(values -> String.join(",", values)));
  }
}
