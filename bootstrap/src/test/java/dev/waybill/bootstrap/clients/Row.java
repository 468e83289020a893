package dev.waybill.bootstrap.clients;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// A client, and the cases in which it is known to do otherwise than it should.
final class Row {
  sealed interface Remark {
    String reason();
  }

  /// It has no way to do this, and is not asked.
  record Cannot(String reason) implements Remark {}

  /// It is asked, and must fail.
  ///
  /// @param shows what the failure says, in part
  record Deviates(String reason, String shows) implements Remark {}

  private final Client client;
  private final Map<Case, Remark> remarks = new EnumMap<>(Case.class);

  private Row(Client client) {
    this.client = client;
  }

  static Row of(Client client) {
    return new Row(client);
  }

  Row cannot(String reason, Case... cases) {
    return with(new Cannot(reason), cases);
  }

  Row deviates(String reason, String shows, Case... cases) {
    return with(new Deviates(reason, shows), cases);
  }

  private Row with(Remark remark, Case... cases) {
    for (var one : cases) {
      remarks.put(one, remark);
    }
    return this;
  }

  Client client() {
    return client;
  }

  Optional<Remark> remark(Case of) {
    return Optional.ofNullable(remarks.get(of));
  }
}
