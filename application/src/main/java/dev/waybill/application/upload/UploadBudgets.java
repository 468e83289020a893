package dev.waybill.application.upload;

import dev.waybill.application.port.BudgetSpent;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// How much a client network may send in an hour: all of it at once, and then as fast as the hour
/// gives it back. What is refused later was sent all the same and counts. A node's own: nodes share
/// nothing for it.
public final class UploadBudgets {
  /// What is counted.
  public enum Kind {
    UPLOADS,
    FILES,
    BYTES;

    /// In messages and meters.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Everything may be sent.
  public static final UploadBudgets NONE = new UploadBudgets(Map.of(), () -> 0, _ -> {});

  /// How many networks are remembered of each kind; the longest quiet one is forgotten first.
  static final int MAX_REMEMBERED = 50_000;

  private static final long HOUR = Duration.ofHours(1).toNanos();

  private final Map<Kind, Spending> kinds = new EnumMap<>(Kind.class);
  private final LongSupplier nanos;
  private final Consumer<Kind> refused;

  /// @param perHour a kind that is missing has no limit
  /// @param nanos a clock that never jumps
  /// @param refused is told of each refusal
  public UploadBudgets(Map<Kind, Long> perHour, LongSupplier nanos, Consumer<Kind> refused) {
    perHour.forEach((kind, most) -> kinds.put(kind, new Spending(most)));
    this.nanos = nanos;
    this.refused = refused;
  }

  /// @throws BudgetSpent beyond the budget; nothing is taken then
  void take(Kind kind, String network, long amount) {
    var spending = kinds.get(kind);
    if (spending == null) {
      return;
    }
    var wait = spending.take(network, amount, nanos.getAsLong());
    if (wait > 0) {
      refused.accept(kind);
      throw new BudgetSpent(kind.word(), spending.perHour, Duration.ofNanos(wait));
    }
  }

  /// When what each network has sent will have been paid off, one after the other (GCRA).
  private static final class Spending extends LinkedHashMap<String, Long> {
    private static final long serialVersionUID = 1;

    final long perHour;

    Spending(long perHour) {
      super(64, 0.75f, true);
      this.perHour = perHour;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
      return size() > MAX_REMEMBERED;
    }

    /// @return nanoseconds to wait, or not positive
    synchronized long take(String network, long amount, long now) {
      var before = get(network);
      var cost = Math.round((double) HOUR * amount / perHour);
      var next = (before == null || before - now < 0 ? now : before) + cost;
      var wait = next - now - HOUR;
      if (wait <= 0) {
        put(network, next);
      }
      return wait;
    }
  }
}
