package dev.waybill.application.fake;

import dev.waybill.application.port.AddRequirements;
import dev.waybill.application.port.DatabaseUnavailable;
import dev.waybill.application.port.StorageUnavailable;
import dev.waybill.application.port.UploadBlocked;
import dev.waybill.application.port.UploadRepository;
import dev.waybill.domain.access.ManagementTokenHash;
import dev.waybill.domain.tenant.TenantId;
import dev.waybill.domain.upload.Block;
import dev.waybill.domain.upload.LinkId;
import dev.waybill.domain.upload.Upload;
import dev.waybill.domain.upload.UploadId;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

final class FakeUploads implements UploadRepository {
  private final FakeTransactions transactions;

  FakeUploads(FakeTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void add(TenantId tenant, Upload upload, AddRequirements required) {
    var state = transactions.writing();
    if (required.node().filter(id -> !state.nodes().containsKey(id)).isPresent()) {
      throw new DatabaseUnavailable("the node is not recorded").undone();
    }
    if (required.noTenantKeys()
        && !state.tenantKeys().isEmpty()
        && upload.files().stream().anyMatch(file -> file.wrappedKey().isEmpty())) {
      throw new StorageUnavailable("files are encrypted here by now");
    }
    requireOwn(tenant, upload);
    required.client().ifPresent(client -> requireUnblocked(state, upload, client));
    if (state.uploads().values().stream().anyMatch(other -> clash(other, upload))) {
      throw new IllegalStateException("used twice: an id, a token or a blob key");
    }
    upload.files().forEach(file -> file.wrappedKey().ifPresent(state::requireKey));
    state.uploads().put(upload.id(), Uploads.blocked(upload, false));
    required.origin().ifPresent(origin -> state.origins().put(upload.id(), origin));
  }

  private static void requireUnblocked(DatabaseState state, Upload upload, String client) {
    Stream.concat(
            Stream.of(new Block.OfNetwork(client)),
            upload.files().stream().map(file -> new Block.OfDigest(file.sha256())))
        .filter(state.blocks()::containsKey)
        .findFirst()
        .ifPresent(
            block -> {
              throw new UploadBlocked(block);
            });
  }

  @Override
  public Optional<Upload> findByLink(TenantId tenant, LinkId link) {
    return transactions.reading().find(tenant, upload -> !upload.filesBehind(link).isEmpty());
  }

  @Override
  public Optional<Upload> findByToken(TenantId tenant, ManagementTokenHash token) {
    return transactions.reading().find(tenant, upload -> upload.token().equals(token));
  }

  @Override
  public Optional<Upload> lockByToken(TenantId tenant, ManagementTokenHash token) {
    return transactions.writing().find(tenant, upload -> upload.token().equals(token));
  }

  @Override
  public void update(TenantId tenant, Upload upload) {
    var state = transactions.writing();
    requireOwn(tenant, upload);
    var before = known(state, upload);
    if (before.version() != upload.version() - 1) {
      throw new IllegalStateException("no such upload");
    }
    state.uploads().put(upload.id(), Uploads.downloaded(upload, before.downloads()));
  }

  @Override
  public void countDownloads(TenantId tenant, Map<UploadId, Long> more) {
    var state = transactions.writing();
    more.forEach(
        (id, times) ->
            state
                .find(tenant, upload -> upload.id().equals(id))
                .map(upload -> Uploads.downloaded(upload, upload.downloads() + times))
                .ifPresent(upload -> state.uploads().put(id, upload)));
  }

  @Override
  public void remove(TenantId tenant, Upload upload) {
    var state = transactions.writing();
    requireOwn(tenant, upload);
    state.bury(known(state, upload));
  }

  private static boolean clash(Upload one, Upload other) {
    return one.id().equals(other.id())
        || one.token().equals(other.token())
        || one.files().stream()
            .anyMatch(
                file ->
                    other.files().stream()
                        .anyMatch(
                            second ->
                                second.id().equals(file.id())
                                    || second.blob().equals(file.blob())));
  }

  private static void requireOwn(TenantId tenant, Upload upload) {
    if (!upload.tenant().equals(tenant)) {
      throw new IllegalArgumentException("an upload of another tenant");
    }
  }

  private static Upload known(DatabaseState state, Upload upload) {
    return state
        .find(upload.tenant(), known -> known.id().equals(upload.id()))
        .orElseThrow(() -> new IllegalStateException("no such upload"));
  }
}
