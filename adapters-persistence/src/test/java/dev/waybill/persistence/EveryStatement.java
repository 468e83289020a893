package dev.waybill.persistence;

import static dev.waybill.application.fake.Uploads.NOW;
import static dev.waybill.application.fake.Uploads.upload;

import dev.waybill.application.fake.Keys;
import dev.waybill.application.fake.Uploads;
import dev.waybill.application.port.AddRequirements;
import dev.waybill.application.port.BlockList;
import dev.waybill.application.port.Database;
import dev.waybill.application.port.NodeRegistry;
import dev.waybill.application.port.TenantKeyRepository;
import dev.waybill.domain.upload.Block;
import dev.waybill.domain.upload.NetworkHash;
import dev.waybill.domain.upload.Upload;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/// Collects what the repositories send to a database, by using all of them once.
final class EveryStatement {
  private EveryStatement() {}

  /// @param open opens a database by a Hibernate that listens
  static Set<String> of(Map<String, Object> settings, Function<SessionFactory, Database> open) {
    var statements = new LinkedHashSet<String>();
    var listening = new HashMap<>(settings);
    listening.put(
        AvailableSettings.STATEMENT_INSPECTOR,
        (StatementInspector)
            statement -> {
              statements.add(statement);
              return statement;
            });
    try (var sessions = SessionFactories.build(listening);
        var database = open.apply(sessions)) {
      var upload = Uploads.expiring(upload(1), NOW);
      var _ = database.transactions().write(() -> use(database, upload));
    }
    return statements;
  }

  private static boolean use(Database database, Upload upload) {
    var uploads = database.uploads();
    var upkeep = database.upkeep();
    var tenant = upload.tenant();
    var blobs = List.of(upload.files().getFirst().blob());
    uploads.add(tenant, upload);
    uploads.findByLink(tenant, upload.id().asLink());
    uploads.findByToken(tenant, upload.token());
    uploads.lockByToken(tenant, upload.token());
    uploads.update(tenant, upload.with(upload.access(), upload.expiry()));
    uploads.countDownloads(tenant, Map.of(upload.id(), 1L));
    uploads.remove(tenant, upload);
    upkeep.buryExpiredAcrossTenants(NOW, 10);
    upkeep.tombstonesAcrossTenants(10);
    upkeep.claimTombstonesAcrossTenants(10, NOW, NOW);
    upkeep.release(blobs);
    database.catalog().afterAcrossTenants(Optional.of(upload), 10);
    database.catalog().tallyAcrossTenants(Optional.empty(), 10);
    upkeep.backlogAcrossTenants(NOW, 10);
    upkeep.known(blobs);
    upkeep.forget(blobs);
    upkeep.probe();
    upkeep.clock();
    database.installation().secret("name", new byte[1]);
    database.installation().record("name", "value");
    database.installation().replace("name", "value", "other");
    database.installation().fact("name");
    database
        .nodes()
        .record(new NodeRegistry.Node("id", "name", "1", List.of(), 0, NOW, false, NOW));
    useKeys(database.tenantKeys(), upload);
    useBlocks(database, upload);
    return true;
  }

  private static void useBlocks(Database database, Upload upload) {
    var origin = NetworkHash.of(new byte[16]);
    var digest = new Block.OfDigest(upload.files().getFirst().sha256());
    database.blocks().add(new BlockList.Listed(digest, NOW));
    database.blocks().remove(digest);
    database
        .uploads()
        .add(
            upload.tenant(),
            upload,
            new AddRequirements(
                Optional.empty(), false, Optional.of("network"), Optional.of(origin)));
    database.origins().fromAcrossTenants(origin, List.of(upload));
    database.origins().forgetAcrossTenants(NOW, 10);
  }

  private static void useKeys(TenantKeyRepository keys, Upload upload) {
    var key = Keys.tenantKey(1);
    var blob = upload.files().getFirst().blob();
    var wrapped = Keys.wrappedKey(1, "sealed");
    keys.add(key);
    keys.findAcrossTenants(key.id());
    keys.newest(key.tenant());
    keys.afterAcrossTenants(Optional.of(key.id()), 10);
    keys.replace(key, key);
    keys.wrappedByAcrossTenants(key.id(), Optional.of(blob), 10);
    keys.rewrapAcrossTenants(List.of(new TenantKeyRepository.Rewrapping(blob, wrapped, wrapped)));
    keys.eraseUnused(key.id());
    keys.erase(key.id());
  }
}
