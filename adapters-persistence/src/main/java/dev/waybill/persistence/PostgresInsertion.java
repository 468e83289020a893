package dev.waybill.persistence;

import dev.waybill.application.port.AddRequirements;
import dev.waybill.domain.upload.NetworkHash;
import dev.waybill.domain.upload.Upload;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/// All rows of a new upload in one statement, the same for any number of files: each statement is a
/// call of the server, while it holds one of few connections. Takes the same columns as the
/// entities, and holds the keys as [KeyFence] does, and the node as who refers to its row: so it
/// may be renewed meanwhile, and not be removed.
final class PostgresInsertion {
  private static final String INSERT =
      """
      with held as materialized (
        select 1 from tenant_key where key_id = any(?) for share
      ), alive as materialized (
        select 1 from node where node_id = any(?) for key share
      ), fresh as (
        insert into upload (upload_key, tenant_id, public_id, token_hash, access, password_hash,
            created_at, expires_at, version, downloads)
          select ?, ?, ?, ?, ?, ?, ?, ?, ?, ? where (select count(*) from held) = ?
            and (select count(*) from alive) = ?
            and not (? and exists (select 1 from tenant_key))
            and not exists (select 1 from blocked_network where network = any(?))
            and not exists (select 1 from blocked_digest where sha256 = any(?))
          returning upload_key, tenant_id
      ), origin as (
        insert into upload_origin (upload_key, network_hash)
          select fresh.upload_key, network.* from fresh, unnest(?) as network
      )
      insert into stored_file (upload_key, tenant_id, ordinal, public_id, name, media_type, size,
          sha256, crc32, blob_key, wrapping_key_id, sealed_key, e2e_scheme, e2e_salt, e2e_iv, folder)
        select fresh.upload_key, fresh.tenant_id, file.* from fresh,
          unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as file
      """;

  private PostgresInsertion() {}

  static void insert(StatelessSession session, Upload upload, AddRequirements required) {
    var keys = KeyFence.wrapping(upload);
    int files = session.doReturningWork(connection -> insert(connection, upload, keys, required));
    if (files == 0) {
      NodeFence.require(session, required.node());
      ClearFence.require(session, upload, required);
      BlockFence.require(session, upload, required.client());
      throw KeyFence.erased(keys);
    }
  }

  private static int insert(
      Connection connection, Upload upload, Collection<String> keys, AddRequirements required)
      throws SQLException {
    try (var statement = connection.prepareStatement(INSERT)) {
      var nodes = required.node().stream().toList();
      var values = new Values(connection, statement);
      values.array("text", List.copyOf(keys), key -> key);
      values.array("text", nodes, id -> id);
      upload(values, UploadEntity.from(upload));
      values.add((long) keys.size());
      values.add((long) nodes.size());
      values.add(ClearFence.stands(upload, required));
      blocks(values, upload, required.client());
      values.array(
          "bytea", required.origin().stream().map(NetworkHash::bytes).toArray(byte[][]::new));
      files(values, StoredFileEntity.from(upload));
      return statement.executeUpdate();
    }
  }

  private static void blocks(Values values, Upload upload, Optional<String> client)
      throws SQLException {
    values.array("text", client.stream().toList(), network -> network);
    var digests = client.isPresent() ? BlockFence.digests(upload) : List.<byte[]>of();
    values.array("bytea", digests.toArray(byte[][]::new));
  }

  private static void upload(Values values, UploadEntity row) throws SQLException {
    values.add(row.uploadKey);
    values.add(row.tenant);
    values.add(row.publicId);
    values.add(row.tokenHash);
    values.add(row.access);
    values.add(row.passwordHash);
    values.add(row.createdAt);
    values.add(row.expiresAt);
    values.add(row.version);
    values.add(row.downloads);
  }

  private static void files(Values values, List<StoredFileEntity> rows) throws SQLException {
    values.array("int4", rows, row -> row.id.ordinal());
    values.array("uuid", rows, row -> row.publicId);
    values.array("text", rows, row -> row.name);
    values.array("text", rows, row -> row.mediaType);
    values.array("int8", rows, row -> row.size);
    values.array("bytea", rows.stream().map(row -> row.sha256).toArray(byte[][]::new));
    values.array("int4", rows, row -> row.crc32);
    values.array("text", rows, row -> row.blobKey);
    values.array("text", rows, row -> row.atRest == null ? null : row.atRest.wrappingKeyId());
    values.array("text", rows, row -> row.atRest == null ? null : row.atRest.sealedKey());
    values.array("text", rows, row -> row.encryption == null ? null : row.encryption.scheme());
    values.array("text", rows, row -> row.encryption == null ? null : row.encryption.salt());
    values.array("text", rows, row -> row.encryption == null ? null : row.encryption.iv());
    values.array("text", rows, row -> row.folder);
  }

  /// Values of a statement, one after the other.
  private static final class Values {
    private final Connection connection;
    private final PreparedStatement statement;
    private int last;

    Values(Connection connection, PreparedStatement statement) {
      this.connection = connection;
      this.statement = statement;
    }

    void add(@Nullable Object value) throws SQLException {
      last++;
      if (value == null) {
        statement.setString(last, null);
      } else {
        statement.setObject(last, value);
      }
    }

    <T> void array(String type, List<T> rows, Function<T, @Nullable Object> value)
        throws SQLException {
      array(type, rows.stream().map(value).toArray());
    }

    void array(String type, @Nullable Object[] all) throws SQLException {
      last++;
      statement.setArray(last, connection.createArrayOf(type, all));
    }
  }
}
