package dev.waybill.storage.s3;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/// How often each call was made, was made again, and has failed for good.
final class CallCounts {
  private final Map<S3Call, LongAdder> made = new EnumMap<>(S3Call.class);
  private final Map<S3Call, LongAdder> repeated = new EnumMap<>(S3Call.class);
  private final Map<S3Call, LongAdder> failed = new EnumMap<>(S3Call.class);

  CallCounts() {
    for (var call : S3Call.values()) {
      made.put(call, new LongAdder());
      repeated.put(call, new LongAdder());
      failed.put(call, new LongAdder());
    }
  }

  void called(S3Call call) {
    of(made, call).increment();
  }

  void repeated(S3Call call) {
    of(repeated, call).increment();
  }

  void failed(S3Call call) {
    of(failed, call).increment();
  }

  private static LongAdder of(Map<S3Call, LongAdder> counts, S3Call call) {
    return Objects.requireNonNull(counts.get(call));
  }

  void bindTo(MeterRegistry meters) {
    bind(meters, "waybill.s3.calls", "Calls of S3, each try by itself", made);
    bind(meters, "waybill.s3.retries", "Calls of S3 that were made again after a fault", repeated);
    bind(meters, "waybill.s3.failures", "Calls of S3 that failed, after all tries", failed);
  }

  private static void bind(
      MeterRegistry meters, String name, String description, Map<S3Call, LongAdder> counts) {
    counts.forEach(
        (call, count) ->
            FunctionCounter.builder(name, count, LongAdder::sum)
                .description(description)
                .tag("call", call.word())
                .register(meters));
  }
}
