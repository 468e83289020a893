package dev.waybill.rest.container;

import java.net.InetAddress;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which connections each client network has open. One that wants more than its share loses the
/// oldest that nothing is asked on; where all are busy, the new one. Trusted proxies, who bring
/// many clients, have no share.
final class ConnectionShares {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionShares.class);
  private static final long BETWEEN_LINES = TimeUnit.MINUTES.toNanos(1);

  private final int most;
  private final Proxies proxies;

  /// The oldest first.
  private final Map<String, Set<ClientEndPoint>> open = new ConcurrentHashMap<>();

  private final AtomicLong closed = new AtomicLong();
  private final AtomicLong nextLine = new AtomicLong(System.nanoTime());

  ConnectionShares(int most, Proxies proxies) {
    this.most = most;
    this.proxies = proxies;
  }

  /// How many were closed because their network had more than its share.
  long closed() {
    return closed.get();
  }

  void opened(ClientEndPoint connection) {
    var client = address(connection);
    if (client.isEmpty()) {
      return;
    }
    var surplus = new ClientEndPoint[1];
    open.compute(
        ClientNetwork.of(client.get()),
        (_, before) -> {
          var all = before == null ? new LinkedHashSet<ClientEndPoint>() : before;
          all.add(connection);
          if (all.size() > most) {
            surplus[0] = leastUseful(all, connection);
            all.remove(surplus[0]);
          }
          return all;
        });
    if (surplus[0] != null) {
      closed.incrementAndGet();
      tell(client.get());
      surplus[0].close();
    }
  }

  private static ClientEndPoint leastUseful(Set<ClientEndPoint> all, ClientEndPoint newest) {
    return all.stream()
        .filter(connection -> connection != newest && connection.isUnused())
        .findFirst()
        .orElse(newest);
  }

  void closed(ClientEndPoint connection) {
    address(connection)
        .ifPresent(
            client ->
                open.computeIfPresent(
                    ClientNetwork.of(client),
                    (_, all) -> {
                      all.remove(connection);
                      return all.isEmpty() ? null : all;
                    }));
  }

  /// Of a client whose share counts.
  private Optional<InetAddress> address(ClientEndPoint connection) {
    return connection.peer().filter(peer -> !proxies.isTrusted(peer));
  }

  private void tell(InetAddress client) {
    var now = System.nanoTime();
    var next = nextLine.get();
    if (now - next >= 0 && nextLine.compareAndSet(next, now + BETWEEN_LINES)) {
      LOG.warn(
          "Clients of {} have all {} connections of their share open: their oldest idle ones are"
              + " closed",
          ClientNetwork.written(client),
          most);
    }
  }
}
