package dev.waybill.domain.expiry;

import java.time.Instant;

/// The instant from which on an upload answers as if it had never been.
public record Expiry(Instant at) {
  public boolean isOver(Instant now) {
    return !now.isBefore(at);
  }
}
