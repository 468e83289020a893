package dev.waybill.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/// Fills a database by statements of its own, much faster than uploads would come.
final class ManyRows {
  private ManyRows() {}

  /// Uploads of one file each, of which every hundredth has expired; a tenth as many tombstones.
  static void fill(PostgresUnderTest server, String database, int uploads) {
    server.execute(
        database,
        """
        insert into upload (upload_key, tenant_id, public_id, token_hash, access, created_at,
            expires_at, version)
          select %s, 'default', %s, sha256(n::text::bytea), 'public', n,
            case when n %% 100 = 0 then n else 4102444800000 + n end, 1
          from generate_series(1, %d) n
        """
            .formatted(key("n"), publicId("n"), uploads),
        """
        insert into stored_file (upload_key, ordinal, tenant_id, public_id, name, media_type, size,
            sha256, crc32, blob_key)
          select %s, 0, 'default', gen_random_uuid(), 'file-' || n || '.txt', 'text/plain', n,
            sha256(n::text::bytea), n, %s
          from generate_series(1, %d) n
        """
            .formatted(key("n"), blob("n"), uploads),
        """
        insert into blob_tombstone (blob_key, tenant_id, created_at)
          select %s, 'default', n from generate_series(%d, %d) n
        """
            .formatted(blob("n"), uploads + 1, uploads + uploads / 10),
        "vacuum analyze");
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
