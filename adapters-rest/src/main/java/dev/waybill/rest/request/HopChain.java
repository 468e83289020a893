package dev.waybill.rest.request;

import java.util.Optional;

/// What the proxies between a client and us say, one after the other.
@FunctionalInterface
interface HopChain {
  /// @param back 0 for the proxy that speaks to us, 1 for the one before it
  /// @return empty if it said nothing, or nothing that can be read
  Optional<Hop> hop(int back);
}
