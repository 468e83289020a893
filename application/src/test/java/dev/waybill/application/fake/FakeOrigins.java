package dev.waybill.application.fake;

import dev.waybill.application.port.OriginRepository;
import dev.waybill.domain.upload.NetworkHash;
import dev.waybill.domain.upload.Upload;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

final class FakeOrigins implements OriginRepository {
  private final FakeTransactions transactions;

  FakeOrigins(FakeTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public List<Upload> fromAcrossTenants(NetworkHash network, Collection<Upload> uploads) {
    var origins = transactions.reading().origins();
    return uploads.stream().filter(upload -> network.equals(origins.get(upload.id()))).toList();
  }

  @Override
  public int forgetAcrossTenants(Instant end, int limit) {
    var state = transactions.writing();
    var old =
        state.uploads().values().stream()
            .filter(upload -> upload.createdAt().isBefore(end))
            .map(Upload::id)
            .filter(state.origins()::containsKey)
            .limit(limit)
            .toList();
    old.forEach(state.origins()::remove);
    return old.size();
  }
}
