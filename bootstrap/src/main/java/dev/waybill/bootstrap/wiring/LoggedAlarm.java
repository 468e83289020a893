package dev.waybill.bootstrap.wiring;

import dev.waybill.application.port.Alarm;
import dev.waybill.application.port.BlobDamaged;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A line in the log and a meter worth an alarm.
final class LoggedAlarm implements Alarm {
  private static final Logger LOG = LoggerFactory.getLogger(LoggedAlarm.class);

  private final MeterRegistry meters;

  LoggedAlarm(MeterRegistry meters) {
    this.meters = meters;
    meters.counter("waybill.damaged.blobs");
  }

  @Override
  public void damaged(BlobDamaged finding) {
    LOG.error("{}: restore it from a backup", finding.getMessage());
    meters.counter("waybill.damaged.blobs").increment();
  }
}
