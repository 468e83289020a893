package dev.waybill.bootstrap.password;

import dev.waybill.application.port.Busy;
import dev.waybill.application.port.ShareUsedUp;
import dev.waybill.bootstrap.password.HashRefusals.Reason;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Who may hash next. Client networks take turns, however many passwords each has sent: one that
/// has none waiting yet goes next but for every second turn, which those have that still wait.
final class HashTurns {
  /// A network that has its share of waiting places full is told to come back after this.
  private static final Duration COME_BACK = Duration.ofSeconds(5);

  private final HashLimits limits;
  private final HashRefusals refusals;

  /// Each has at least one that waits.
  private final Map<String, Line> networks = new HashMap<>();

  /// Networks that have had no turn since the first of theirs waits.
  private final Queue<Line> fresh = new ArrayDeque<>();

  /// The others, in the order of their turns.
  private final Queue<Line> others = new ArrayDeque<>();

  private boolean lastWasFresh;
  private int free;
  private int waiting;

  HashTurns(HashLimits limits, HashRefusals refusals) {
    this.limits = limits;
    this.refusals = refusals;
    this.free = limits.parallel();
  }

  /// Whoever waits for a turn; open once it has one.
  private static final class Waiting {
    private final CountDownLatch turn = new CountDownLatch(1);
  }

  private record Line(String network, Queue<Waiting> queue) {}

  /// Waits for a turn. Whoever has taken one leaves it.
  void take(String network) {
    var place = enter(network);
    if (place.isEmpty()) {
      return;
    }
    var turn = place.get().turn;
    try {
      if (turn.await(limits.patience().toMillis(), TimeUnit.MILLISECONDS)
          || !withdraw(network, place.get())) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      if (!withdraw(network, place.get())) {
        leave();
      }
      throw new Busy("interrupted while waiting to check a password", e);
    }
    refusals.count(Reason.WAITED_TOO_LONG);
    throw new Busy("too many passwords are being checked");
  }

  /// A place in the queue, or none where there is a turn at once.
  private synchronized Optional<Waiting> enter(String network) {
    if (free > 0) {
      free--;
      return Optional.empty();
    }
    var ofNetwork = networks.get(network);
    if (ofNetwork != null && ofNetwork.queue.size() >= limits.waitingOfNetwork()) {
      refusals.count(Reason.NETWORK_SHARE);
      throw new ShareUsedUp("too many passwords of one network wait", COME_BACK);
    }
    if (waiting >= limits.waiting()) {
      refusals.count(Reason.QUEUE_FULL);
      throw new Busy("too many passwords are being checked");
    }
    var place = new Waiting();
    if (ofNetwork == null) {
      ofNetwork = new Line(network, new ArrayDeque<>());
      networks.put(network, ofNetwork);
      fresh.add(ofNetwork);
    }
    ofNetwork.queue.add(place);
    waiting++;
    return Optional.of(place);
  }

  /// @return false where the turn has come meanwhile
  private synchronized boolean withdraw(String network, Waiting place) {
    var ofNetwork = networks.get(network);
    if (ofNetwork == null || !ofNetwork.queue.remove(place)) {
      return false;
    }
    waiting--;
    if (ofNetwork.queue.isEmpty()) {
      networks.remove(network);
      fresh.removeIf(line -> line.network.equals(network));
      others.removeIf(line -> line.network.equals(network));
    }
    return true;
  }

  synchronized void leave() {
    if (waiting == 0) {
      free++;
      return;
    }
    lastWasFresh = !fresh.isEmpty() && (!lastWasFresh || others.isEmpty());
    var next = lastWasFresh ? fresh.remove() : others.remove();
    next.queue.remove().turn.countDown();
    waiting--;
    if (next.queue.isEmpty()) {
      networks.remove(next.network);
    } else {
      others.add(next);
    }
  }

  synchronized int waiting() {
    return waiting;
  }
}
