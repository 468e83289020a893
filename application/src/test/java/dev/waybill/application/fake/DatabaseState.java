package dev.waybill.application.fake;

import dev.waybill.domain.tenant.TenantId;
import dev.waybill.domain.upload.BlobKey;
import dev.waybill.domain.upload.StoredFile;
import dev.waybill.domain.upload.Upload;
import dev.waybill.domain.upload.UploadId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What the fake database holds at one time; tombstones stand oldest first.
record DatabaseState(
    Map<UploadId, Upload> uploads,
    Set<BlobKey> tombstones,
    Map<String, byte[]> secrets,
    Map<String, String> facts) {
  static DatabaseState empty() {
    return new DatabaseState(
        new LinkedHashMap<>(), new LinkedHashSet<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
  }

  DatabaseState copy() {
    return new DatabaseState(
        new LinkedHashMap<>(uploads),
        new LinkedHashSet<>(tombstones),
        new LinkedHashMap<>(secrets),
        new LinkedHashMap<>(facts));
  }

  Optional<Upload> find(TenantId tenant, Predicate<Upload> wanted) {
    return uploads.values().stream()
        .filter(upload -> upload.tenant().equals(tenant) && wanted.test(upload))
        .findFirst();
  }

  void bury(Upload upload) {
    uploads.remove(upload.id());
    upload.files().forEach(file -> tombstones.add(file.blob()));
  }

  Stream<StoredFile> files() {
    return uploads.values().stream().flatMap(upload -> upload.files().stream());
  }
}
