package dev.waybill.bootstrap.encryption;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.contract.AtOnce;
import dev.waybill.application.contract.Blobs;
import dev.waybill.application.contract.Required;
import dev.waybill.bootstrap.SystemRandomBytes;
import dev.waybill.domain.tenant.TenantId;
import dev.waybill.persistence.PostgresDatabase;
import dev.waybill.persistence.PostgresDatabase.Settings;
import dev.waybill.storage.encryption.TenantKeyVault;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The first uploads of a tenant, on several nodes at once.
@Tag("distributed")
final class FirstKeyTest {
  private static final int NODES = 6;
  private static final InstantSource CLOCK = InstantSource.system();

  @Test
  void make_one_key_together() throws IOException {
    try (var server = server();
        var database =
            PostgresDatabase.open(
                new Settings(
                    "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres",
                    Optional.of("postgres"),
                    Optional.of("postgres"),
                    NODES),
                CLOCK)) {
      var vaults =
          AtOnce.call(
              NODES,
              _ ->
                  TenantKeyVault.of(
                      List.of(Node.FIRST_MASTER), database, new SystemRandomBytes(), CLOCK));
      var wrapped =
          AtOnce.call(
              NODES,
              n -> vaults.get(n).newKey(TenantId.DEFAULT, Blobs.key(n)).orElseThrow().wrapped());
      assertThat(wrapped).extracting(key -> key.keyId()).containsOnly(wrapped.getFirst().keyId());
      assertThat(
              database
                  .transactions()
                  .read(() -> database.tenantKeys().afterAcrossTenants(Optional.empty(), 9)))
          .hasSize(1);
    }
  }

  private static EmbeddedPostgres server() throws IOException {
    try {
      return EmbeddedPostgres.start();
    } catch (IllegalStateException cannot) {
      Required.that(false, "a machine that PostgreSQL 18's binaries run on");
      throw cannot;
    }
  }
}
