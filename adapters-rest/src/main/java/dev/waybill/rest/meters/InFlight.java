package dev.waybill.rest.meters;

import dev.waybill.rest.container.Exchange;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.concurrent.atomic.AtomicInteger;

/// How many requests of one kind are being answered: from when their resource is found to the end
/// of the answer.
final class InFlight implements ContainerRequestFilter {
  private final AtomicInteger number = new AtomicInteger();
  private final Runnable end = number::decrementAndGet;

  int number() {
    return number.get();
  }

  @Override
  public void filter(ContainerRequestContext request) {
    number.incrementAndGet();
    Exchange.of(request).whenOver(end);
  }
}
