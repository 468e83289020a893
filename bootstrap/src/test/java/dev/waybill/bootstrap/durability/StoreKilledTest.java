package dev.waybill.bootstrap.durability;

import dev.waybill.application.part.CephRgw;
import dev.waybill.bootstrap.testing.InTurn;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// As [StoreFaultsTest], where the store is the one that other tests use: it runs alone.
@InTurn("faults")
@Tag("distributed")
final class StoreKilledTest {
  @TempDir private Path data;

  @Test
  void killed() throws Exception {
    var ceph = CephRgw.required();
    StoreFaultsTest.refuses(
        data, "S3 gateway kill -9", _ -> ceph.killGateway(), _ -> ceph.restartGateway());
  }
}
