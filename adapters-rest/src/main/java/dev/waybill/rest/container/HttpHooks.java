package dev.waybill.rest.container;

import java.util.function.Supplier;

/// What an [HttpServer] is given from outside.
///
/// @param requestIds a new unpredictable id for every request: visible ASCII, safe in a log
public record HttpHooks(
    Supplier<String> requestIds, ErrorBodies errors, RequestObserver observer, Proxies proxies) {
  RequestIds ids() {
    return new RequestIds(requestIds, proxies);
  }
}
