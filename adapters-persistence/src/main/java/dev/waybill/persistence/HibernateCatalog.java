package dev.waybill.persistence;

import dev.waybill.application.port.UploadCatalog;
import dev.waybill.domain.upload.Upload;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// All uploads in the order of their keys, a page at a time, each page by two queries.
final class HibernateCatalog implements UploadCatalog {
  private static final UUID FIRST = new UUID(0, 0);
  private static final UUID LAST = new UUID(-1, -1);

  private static final String UPLOADS =
      """
      select count(u.uploadKey), 0 from UploadEntity u
        where u.uploadKey > :from and u.uploadKey <= :to
      """;

  private static final String FILES =
      """
      select count(f.size), coalesce(sum(f.size), 0) from StoredFileEntity f
        where f.id.uploadKey > :from and f.id.uploadKey <= :to
      """;

  private final CurrentSession current;

  HibernateCatalog(CurrentSession current) {
    this.current = current;
  }

  @Override
  public List<Upload> afterAcrossTenants(Optional<Upload> last, int limit) {
    var session = current.reading();
    var rows =
        session
            .createSelectionQuery(
                "from UploadEntity u where u.uploadKey > :last order by u.uploadKey",
                UploadEntity.class)
            .setParameter("last", last.map(InternalKey::of).orElse(FIRST))
            .setMaxResults(limit)
            .list();
    var files = filesOf(rows.stream().map(row -> row.uploadKey).toList());
    return rows.stream().map(row -> row.toDomain(files.apply(row.uploadKey))).toList();
  }

  /// The end of the part is looked for first: between two keys, rows are added up where they are.
  @Override
  public Tally tallyAcrossTenants(Optional<String> last, int limit) {
    var from = last.map(UUID::fromString).orElse(FIRST);
    var ends =
        current
            .reading()
            .createSelectionQuery(
                "select u.uploadKey from UploadEntity u where u.uploadKey > :last"
                    + " order by u.uploadKey",
                UUID.class)
            .setParameter("last", from)
            .setFirstResult(limit - 1)
            .setMaxResults(1)
            .list();
    var to = ends.isEmpty() ? LAST : ends.getFirst();
    var files = between(FILES, from, to);
    return new Tally(
        number(between(UPLOADS, from, to)[0]),
        number(files[0]),
        number(files[1]),
        ends.stream().findFirst().map(UUID::toString));
  }

  private Object[] between(String query, UUID from, UUID to) {
    return current
        .reading()
        .createSelectionQuery(query, Object[].class)
        .setParameter("from", from)
        .setParameter("to", to)
        .getSingleResult();
  }

  private static long number(Object sum) {
    return ((Number) sum).longValue();
  }

  private Function<UUID, List<StoredFileEntity>> filesOf(List<UUID> keys) {
    var files =
        Chunks.of(keys).stream()
            .flatMap(
                chunk ->
                    current
                        .reading()
                        .createSelectionQuery(
                            """
                            from StoredFileEntity f where f.id.uploadKey in (:keys)
                              order by f.id.uploadKey, f.id.ordinal
                            """,
                            StoredFileEntity.class)
                        .setParameterList("keys", chunk)
                        .list()
                        .stream())
            .collect(Collectors.groupingBy(file -> file.id.uploadKey()));
    return key -> files.getOrDefault(key, List.of());
  }
}
