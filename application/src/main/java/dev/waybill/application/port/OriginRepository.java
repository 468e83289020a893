package dev.waybill.application.port;

import dev.waybill.domain.upload.NetworkHash;
import dev.waybill.domain.upload.Upload;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/// Where uploads came from, as far as that was kept with them ([AddRequirements]) and not forgotten
/// since. It goes with the upload.
public interface OriginRepository {
  /// Those of `uploads` that came from that network.
  List<Upload> fromAcrossTenants(NetworkHash network, Collection<Upload> uploads);

  /// Forgets where at most `limit` uploads came from that were created before `end`. Leaves to
  /// others what they are forgetting. Needs a transaction that may write.
  ///
  /// @return how many
  int forgetAcrossTenants(Instant end, int limit);
}
