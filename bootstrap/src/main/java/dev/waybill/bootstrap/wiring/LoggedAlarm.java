package dev.waybill.bootstrap.wiring;

import dev.waybill.application.port.Alarm;
import dev.waybill.application.port.BlobDamaged;
import dev.waybill.storage.metered.MeteredBlobStore;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A line in the log and a meter worth an alarm.
final class LoggedAlarm implements Alarm {
  private static final Logger LOG = LoggerFactory.getLogger(LoggedAlarm.class);

  private final Counter found;
  private final Counter opened;

  LoggedAlarm(MeterRegistry meters) {
    this.found =
        Counter.builder("waybill.damaged.blobs")
            .description(
                "Readings that found a file missing or altered; the same file counts each time")
            .register(meters);
    this.opened = MeteredBlobStore.damagedWhenOpened(meters);
  }

  @Override
  public void damaged(BlobDamaged finding, Moment moment) {
    LOG.error("{}: restore it from a backup", finding.getMessage());
    found.increment();
    if (moment == Moment.OPENED) {
      opened.increment();
    }
  }
}
