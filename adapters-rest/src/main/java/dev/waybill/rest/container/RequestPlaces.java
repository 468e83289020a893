package dev.waybill.rest.container;

import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/// Places for requests that are answered at once: so many for all clients, and so many for those of
/// one network.
final class RequestPlaces {
  enum Answer {
    TAKEN,
    /// The client's network holds its whole share.
    NETWORK_FULL,
    FULL
  }

  private final Share share;
  private final Semaphore free;

  /// Only networks that hold one: never more entries than places.
  private final Map<String, Integer> held = new ConcurrentHashMap<>();

  RequestPlaces(Share share) {
    this.share = share;
    this.free = new Semaphore(share.all());
  }

  /// Whoever has taken one leaves it.
  Answer take(InetAddress client) {
    if (!free.tryAcquire()) {
      return Answer.FULL;
    }
    if (held.merge(ClientNetwork.of(client), 1, Integer::sum) > share.network()) {
      leave(client);
      return Answer.NETWORK_FULL;
    }
    return Answer.TAKEN;
  }

  void leave(InetAddress client) {
    held.computeIfPresent(ClientNetwork.of(client), (_, number) -> number == 1 ? null : number - 1);
    free.release();
  }
}
