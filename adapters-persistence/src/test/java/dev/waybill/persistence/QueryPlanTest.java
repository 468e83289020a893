package dev.waybill.persistence;

import static dev.waybill.application.fake.Uploads.NOW;
import static dev.waybill.application.fake.Uploads.upload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.fake.Keys;
import dev.waybill.application.fake.Uploads;
import dev.waybill.application.port.TenantKeyRepository;
import dev.waybill.domain.upload.Upload;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A query that looks at every row is fine with ten rows and a catastrophe with ten million.
class QueryPlanTest {
  private final Set<String> statements = new LinkedHashSet<>();
  private final SqliteFile file;

  QueryPlanTest(@TempDir Path directory) {
    file = Databases.fresh(directory);
  }

  @Test
  void everyStatementGoesThroughAnIndex() throws SQLException {
    useEverything();
    assertThat(statements).hasSizeGreaterThan(12);
    for (var statement : statements) {
      assertThat(plan(statement)).as(statement).noneMatch(QueryPlanTest::isCostly);
    }
  }

  @Test
  void aQueryWithoutAnIndexWouldBeNoticed() throws SQLException {
    assertThat(plan("select * from stored_file where name = ?")).anyMatch(QueryPlanTest::isCostly);
    assertThat(plan("select * from upload order by access")).anyMatch(QueryPlanTest::isCostly);
  }

  /// Walking along an index is fine: what does that here stops at its limit. Sorting is not.
  private static boolean isCostly(String step) {
    return (step.startsWith("SCAN") && !step.contains("INDEX")) || step.contains("TEMP B-TREE");
  }

  private void useEverything() {
    var settings = new HashMap<>(SessionFactories.sqliteSettings());
    settings.put(AvailableSettings.STATEMENT_INSPECTOR, (StatementInspector) this::inspect);
    try (var sessions = SessionFactories.build(settings);
        var database =
            new SqliteDatabase(file, Databases.CLOCK, sessions, 1, Duration.ofSeconds(10))) {
      var upload = Uploads.expiring(upload(1), NOW);
      var _ = database.transactions().write(() -> use(database, upload));
    }
  }

  private static boolean use(SqliteDatabase database, Upload upload) {
    var uploads = database.uploads();
    var upkeep = database.upkeep();
    var tenant = upload.tenant();
    var blobs = List.of(upload.files().getFirst().blob());
    uploads.add(tenant, upload);
    uploads.findByLink(tenant, upload.id().asLink());
    uploads.findByToken(tenant, upload.token());
    uploads.lockByToken(tenant, upload.token());
    uploads.update(tenant, upload);
    uploads.remove(tenant, upload);
    upkeep.buryExpired(NOW, 10);
    upkeep.claimTombstones(10);
    database.catalog().after(Optional.of(upload), 10);
    upkeep.known(blobs);
    upkeep.forget(blobs);
    upkeep.probe();
    database.installation().secret("name", new byte[1]);
    database.installation().record("name", "value");
    database.installation().fact("name");
    useKeys(database.tenantKeys(), upload);
    return true;
  }

  private static void useKeys(TenantKeyRepository keys, Upload upload) {
    var key = Keys.tenantKey(1);
    var blob = upload.files().getFirst().blob();
    var wrapped = Keys.wrappedKey(1, "sealed");
    keys.add(key);
    keys.find(key.id());
    keys.newest(key.tenant());
    keys.after(Optional.of(key.id()), 10);
    keys.replace(key, key);
    keys.wrappedBy(key.id(), Optional.of(blob), 10);
    keys.rewrap(List.of(new TenantKeyRepository.Rewrapping(blob, wrapped, wrapped)));
    keys.eraseUnused(key.id());
    keys.erase(key.id());
  }

  private String inspect(String statement) {
    statements.add(statement);
    return statement;
  }

  private List<String> plan(String statement) throws SQLException {
    try (var connection = file.openWriter();
        var explain = connection.prepareStatement("explain query plan " + statement);
        var rows = explain.executeQuery()) {
      var steps = new ArrayList<String>();
      while (rows.next()) {
        steps.add(rows.getString("detail"));
      }
      return steps;
    }
  }
}
