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

  private final CurrentSession current;

  HibernateCatalog(CurrentSession current) {
    this.current = current;
  }

  @Override
  public List<Upload> after(Optional<Upload> last, int limit) {
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
