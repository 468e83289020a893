package dev.waybill.bootstrap.metrics;

import dev.waybill.application.context.LocalContext;
import dev.waybill.application.port.UpkeepRepository.Backlog;
import dev.waybill.application.upkeep.CutRequests;
import dev.waybill.application.upkeep.TakeStock;
import dev.waybill.application.upkeep.TakeStock.Stock;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// What is stored and what waits for the sweep, as it was last found. Every node tells the same of
/// one installation: take the greatest, never the sum.
///
/// All uploads are gone through beside the scrapes, and so seldom that it takes no more than a
/// twentieth of the time.
public final class StockMeters {
  private static final int SHARE = 20;

  private final TakeStock takeStock;
  private final Supplier<Stock> count;
  private final CutRequests cutRequests;
  private final InstantSource clock;
  private volatile @Nullable Stock stock;
  private volatile @Nullable Backlog backlog;
  private volatile long cut;
  private long nextCount = System.nanoTime();

  /// Looks at once how many requests were cut: a counter that began at 0 would seem to increase.
  ///
  /// @param count goes through all uploads
  public StockMeters(
      TakeStock takeStock, Supplier<Stock> count, CutRequests cutRequests, InstantSource clock) {
    this.takeStock = takeStock;
    this.count = count;
    this.cutRequests = cutRequests;
    this.clock = clock;
    this.cut = cutRequests.total();
  }

  void bindTo(MeterRegistry meters) {
    stored("waybill.stored.uploads", Stock::uploads)
        .description("Uploads that are stored, as last counted")
        .register(meters);
    stored("waybill.stored.files", Stock::files)
        .description("Files that are stored, as last counted")
        .register(meters);
    stored("waybill.stored", Stock::bytes)
        .description("Bytes of the files that are stored, as last counted")
        .baseUnit("bytes")
        .register(meters);
    waiting("waybill.sweep.backlog", Backlog::uploads)
        .description("What waits for the sweep: expired uploads, and blobs that none needs")
        .tag("kind", "uploads")
        .register(meters);
    waiting("waybill.sweep.backlog", Backlog::blobs)
        .description("What waits for the sweep: expired uploads, and blobs that none needs")
        .tag("kind", "blobs")
        .register(meters);
    waiting("waybill.sweep.backlog.age", this::secondsSinceOldest)
        .description("For how long the oldest of what waits for the sweep has waited")
        .baseUnit("seconds")
        .register(meters);
    FunctionCounter.builder("waybill.shutdown.cut", this, stock -> stock.cut)
        .description("Requests that the stops of all nodes have cut off, as kept in the database")
        .register(meters);
  }

  /// Looks, and counts where it is time for that. Fails as the database does.
  void look() {
    backlog = takeStock.backlog(LocalContext.BACKGROUND);
    cut = cutRequests.total();
    var began = System.nanoTime();
    if (began - nextCount >= 0) {
      stock = count.get();
      nextCount = System.nanoTime() + SHARE * (System.nanoTime() - began);
    }
  }

  private double secondsSinceOldest(Backlog known) {
    return known
        .oldest()
        .map(since -> Duration.between(since, clock.instant()).toMillis() / 1000.0)
        .orElse(0.0);
  }

  private Gauge.Builder<?> stored(String name, ToDoubleFunction<Stock> number) {
    return Gauge.builder(name, () -> of(stock, number));
  }

  private Gauge.Builder<?> waiting(String name, ToDoubleFunction<Backlog> number) {
    return Gauge.builder(name, () -> of(backlog, number));
  }

  private static <T> double of(@Nullable T known, ToDoubleFunction<T> number) {
    return known == null ? Double.NaN : number.applyAsDouble(known);
  }
}
