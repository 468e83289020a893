package dev.waybill.bootstrap.logging;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/// Keeps warnings that repeat from flooding the log. The first goes out at once; while others say
/// the same, the latest of each second does, with the number of the rest. The lines of the requests
/// themselves are not among them, so each can still be found.
final class Repeats {
  /// Sentences that are watched at the same time; others pass.
  private static final int MOST = 512;

  /// Who counts by itself what it says, and what a command answers.
  private static final Set<String> EXEMPT =
      Set.of(LogQueue.class.getSimpleName(), LogOutput.COMMAND);

  private final Map<String, Sentence> watched = new ConcurrentHashMap<>();
  private final Consumer<Message> out;
  private final Executor afterSecond;

  /// @param afterSecond runs what it is given in a second
  Repeats(Consumer<Message> out, Executor afterSecond) {
    this.out = out;
    this.afterSecond = afterSecond;
  }

  void take(Message message) {
    if (message.level().compareTo(Level.WARN) > 0 || EXEMPT.contains(message.logger())) {
      out.accept(message);
      return;
    }
    var key = message.sentence();
    while (true) {
      var known = watched.get(key);
      if (known == null && (watched.size() >= MOST || isFirst(key))) {
        out.accept(message);
        return;
      }
      if (known != null && known.add(message)) {
        return;
      }
    }
  }

  private boolean isFirst(String key) {
    var sentence = new Sentence();
    var first = watched.putIfAbsent(key, sentence) == null;
    if (first) {
      afterSecond.execute(() -> tell(key, sentence));
    }
    return first;
  }

  private void tell(String key, Sentence sentence) {
    var latest = sentence.take();
    if (latest == null) {
      watched.remove(key, sentence);
    } else {
      out.accept(latest);
      afterSecond.execute(() -> tell(key, sentence));
    }
  }

  /// What was held back goes out now: nothing may come after it.
  void flush() {
    watched.forEach(
        (key, sentence) -> {
          var latest = sentence.take();
          if (latest != null) {
            out.accept(latest);
          }
          watched.remove(key, sentence);
        });
  }

  /// What was held back of it. Nothing is, once a second was silent: then it is over.
  private static final class Sentence {
    private @Nullable Message latest;
    private int count;
    private boolean over;

    synchronized boolean add(Message message) {
      if (over) {
        return false;
      }
      latest = message;
      count++;
      return true;
    }

    synchronized @Nullable Message take() {
      if (count == 0) {
        over = true;
        return null;
      }
      var told = Objects.requireNonNull(latest).with(count - 1);
      latest = null;
      count = 0;
      return told;
    }
  }
}
