package dev.waybill.application.fake;

import dev.waybill.application.port.BlockList.Listed;
import dev.waybill.application.port.NodeRegistry.Node;
import dev.waybill.application.port.StorageUnavailable;
import dev.waybill.application.port.TenantKey;
import dev.waybill.domain.tenant.TenantId;
import dev.waybill.domain.upload.BlobKey;
import dev.waybill.domain.upload.Block;
import dev.waybill.domain.upload.NetworkHash;
import dev.waybill.domain.upload.StoredFile;
import dev.waybill.domain.upload.Upload;
import dev.waybill.domain.upload.UploadId;
import dev.waybill.domain.upload.WrappedKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What the fake database holds at one time.
///
/// @param tombstones oldest first, with the instant until which each is claimed
record DatabaseState(
    Map<UploadId, Upload> uploads,
    Map<BlobKey, Instant> tombstones,
    Map<String, byte[]> secrets,
    Map<String, String> facts,
    Map<String, TenantKey> tenantKeys,
    Map<String, Node> nodes,
    Map<Block, Listed> blocks,
    Map<UploadId, NetworkHash> origins) {
  static DatabaseState empty() {
    return new DatabaseState(
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new LinkedHashMap<>(),
        new LinkedHashMap<>());
  }

  DatabaseState copy() {
    return new DatabaseState(
        new LinkedHashMap<>(uploads),
        new LinkedHashMap<>(tombstones),
        new LinkedHashMap<>(secrets),
        new LinkedHashMap<>(facts),
        new TreeMap<>(tenantKeys),
        new TreeMap<>(nodes),
        new LinkedHashMap<>(blocks),
        new LinkedHashMap<>(origins));
  }

  Optional<Upload> find(TenantId tenant, Predicate<Upload> wanted) {
    return uploads.values().stream()
        .filter(upload -> upload.tenant().equals(tenant) && wanted.test(upload))
        .findFirst()
        .map(this::judged);
  }

  /// As the block list has it now.
  Upload judged(Upload upload) {
    return Uploads.blocked(
        upload,
        blocks.containsKey(new Block.OfUpload(upload.id()))
            || upload.files().stream()
                .anyMatch(file -> blocks.containsKey(new Block.OfDigest(file.sha256()))));
  }

  void bury(Upload upload) {
    uploads.remove(upload.id());
    origins.remove(upload.id());
    blocks.remove(new Block.OfUpload(upload.id()));
    upload.files().forEach(file -> tombstones.put(file.blob(), Instant.MIN));
  }

  Stream<StoredFile> files() {
    return uploads.values().stream().flatMap(upload -> upload.files().stream());
  }

  void requireKey(WrappedKey wrapped) {
    if (!tenantKeys.containsKey(wrapped.keyId())) {
      throw new StorageUnavailable("the key " + wrapped.keyId() + " was erased");
    }
  }
}
