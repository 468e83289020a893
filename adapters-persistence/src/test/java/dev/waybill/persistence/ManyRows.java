package dev.waybill.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/// Rows by the thousand or by the million, made by the database itself.
///
/// @param uploads of one file each
/// @param expired as many of them; in five runs, as those that were made together expire together
/// @param tombstones of other blobs
/// @param keys of the tenant, none of which wraps anything
record ManyRows(int uploads, int expired, int tombstones, int keys) {
  private static final int RUNS = 5;
  private static final int CHUNK = 250_000;

  void fill(PostgresUnderTest server, String database) {
    for (int from = 1; from <= uploads; from += CHUNK) {
      var to = Math.min(uploads, from + CHUNK - 1);
      server.execute(
          database, "set synchronous_commit = off", uploads(from, to), storedFiles(from, to));
    }
    server.execute(
        database,
        """
        insert into blob_tombstone (blob_key, tenant_id, created_at)
          select %s, 'default', n from generate_series(%s, %s) n
        """
            .formatted(blob("n"), uploads + 1, uploads + tombstones),
        """
        insert into tenant_key
          select 'f' || lpad(to_hex(n), 15, '0'), 'default', '0123456789abcdef', 'sealed', n
          from generate_series(1, %s) n
        """
            .formatted(keys),
        "vacuum analyze");
  }

  private String uploads(int from, int to) {
    return """
    insert into upload (upload_key, tenant_id, public_id, token_hash, access, created_at,
        expires_at, version)
      select %s, 'default', %s, sha256(n::text::bytea), 'public', n,
        case when n %% %s < %s then n else 4102444800000 + n end, 1
      from generate_series(%s, %s) n
    """
        .formatted(key("n"), publicId("n"), uploads / RUNS, expired / RUNS, from, to);
  }

  private String storedFiles(int from, int to) {
    return """
    insert into stored_file (upload_key, ordinal, tenant_id, public_id, name, media_type, size,
        sha256, crc32, blob_key)
      select %s, 0, 'default', gen_random_uuid(), 'file-' || n || '.txt', 'text/plain', n,
        sha256(n::text::bytea), n, %s
      from generate_series(%s, %s) n
    """
        .formatted(key("n"), blob("n"), from, to);
  }

  /// The public id of the nth upload, shaped as UUIDs of version 4 are.
  static UUID publicId(long n) {
    try {
      var md5 = MessageDigest.getInstance("MD5").digest(("u" + n).getBytes(UTF_8));
      var bytes = ByteBuffer.wrap(md5);
      return new UUID(
          (bytes.getLong() & ~0xf000L) | 0x4000L, (bytes.getLong() & ~(0xfL << 60)) | 0x8L << 60);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }

  private static String publicId(String n) {
    return "(overlay(overlay(md5('u' || %s) placing '4' from 13) placing '8' from 17))::uuid"
        .formatted(n);
  }

  /// Shaped as UUIDs of version 7 are, and rising.
  private static String key(String n) {
    return "(lpad(to_hex(%s), 12, '0') || '70008' || substr(md5(%s::text), 1, 15))::uuid"
        .formatted(n, n);
  }

  /// Spread over a week of hours, as they come.
  private static String blob(String n) {
    return """
    (to_char(timestamp '2026-11-01' + %1$s %% 168 * interval '1 hour', 'YYYYMMDDHH24') || '/'
      || substr(md5(%1$s::text), 1, 2) || '/' || md5(%1$s::text))\
    """
        .formatted(n);
  }
}
