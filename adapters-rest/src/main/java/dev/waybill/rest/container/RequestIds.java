package dev.waybill.rest.container;

import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;

/// Gives every request its id: the one that a trusted proxy has given it, so that its log and ours
/// can be held side by side, else a new one. All have the form that `openapi.yaml` promises.
record RequestIds(Supplier<String> fresh, Proxies proxies) {
  static final String FIELD = "X-Request-Id";

  private static final int SHORTEST = 8;
  private static final int LONGEST = 64;

  /// @param fields of the request, as far as they were read
  String of(Request request, HttpFields fields) {
    return proxies.isTrusted(RequestTrace.peer(request))
        ? given(fields).orElseGet(fresh)
        : fresh.get();
  }

  /// Of two fields one may be the client's: neither is believed.
  private static Optional<String> given(HttpFields fields) {
    var values = fields.getFields(FIELD).stream().map(HttpField::getValue).toList();
    return values.size() == 1
        ? Optional.ofNullable(values.getFirst()).filter(RequestIds::isOne)
        : Optional.empty();
  }

  private static boolean isOne(String id) {
    return id.length() >= SHORTEST
        && id.length() <= LONGEST
        && id.chars().allMatch(RequestIds::isAllowed);
  }

  private static boolean isAllowed(int c) {
    return (c >= '0' && c <= '9')
        || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || c == '-'
        || c == '_';
  }
}
