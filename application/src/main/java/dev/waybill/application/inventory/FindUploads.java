package dev.waybill.application.inventory;

import dev.waybill.application.context.CallContext;
import dev.waybill.application.port.Database;
import dev.waybill.application.upload.Origins;
import dev.waybill.domain.access.ManagementToken;
import dev.waybill.domain.tenant.TenantId;
import dev.waybill.domain.upload.Digest;
import dev.waybill.domain.upload.LinkId;
import dev.waybill.domain.upload.StoredFile;
import dev.waybill.domain.upload.Upload;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/// Finds uploads for an operator, expired ones that are not swept yet too. By a link or a token at
/// once; by anything else in one walk through all uploads.
public final class FindUploads {
  private final Database database;

  public FindUploads(Database database) {
    this.database = database;
  }

  /// What an upload has to have, all of it.
  ///
  /// @param digest of one of its files
  /// @param name a part of the name of one of its files, in capital or small letters
  /// @param network that it came from, as far as that was kept; in the form in which requests name
  ///   it
  /// @param since created then or later
  /// @param until created before
  public record Query(
      Optional<LinkId> link,
      Optional<ManagementToken> token,
      Optional<Digest> digest,
      Optional<String> name,
      Optional<String> network,
      Optional<Instant> since,
      Optional<Instant> until) {
    /// Whether it asks for nothing, so that every upload fits.
    public boolean isOpen() {
      return link.isEmpty()
          && token.isEmpty()
          && digest.isEmpty()
          && name.isEmpty()
          && network.isEmpty()
          && since.isEmpty()
          && until.isEmpty();
    }

    boolean fits(Upload upload) {
      return link.filter(one -> upload.filesBehind(one).isEmpty()).isEmpty()
          && token.filter(one -> !one.hash().equals(upload.token())).isEmpty()
          && since.filter(upload.createdAt()::isBefore).isEmpty()
          && until.filter(end -> !upload.createdAt().isBefore(end)).isEmpty()
          && upload.files().stream().anyMatch(this::fits);
    }

    private boolean fits(StoredFile file) {
      return digest.filter(one -> !one.equals(file.sha256())).isEmpty()
          && name.filter(part -> !folded(file.name().value()).contains(folded(part))).isEmpty();
    }

    private static String folded(String name) {
      return name.toLowerCase(Locale.ROOT);
    }
  }

  public void forEach(CallContext context, Query query, Consumer<Upload> work) {
    if (query.link().isPresent() || query.token().isPresent()) {
      hand(database.transactions().read(() -> lookedUp(query)).stream().toList(), query, work);
    } else {
      new Catalog(database).forEachPage(page -> hand(page, query, work));
    }
  }

  private void hand(List<Upload> page, Query query, Consumer<Upload> work) {
    var fitting = page.stream().filter(query::fits).toList();
    query.network().map(network -> from(network, fitting)).orElse(fitting).forEach(work);
  }

  private List<Upload> from(String network, List<Upload> uploads) {
    return database
        .transactions()
        .read(
            () ->
                Origins.ofOld(database.installation())
                    .of(network)
                    .map(hash -> database.origins().fromAcrossTenants(hash, uploads))
                    .orElse(List.of()));
  }

  private Optional<Upload> lookedUp(Query query) {
    return query
        .link()
        .map(link -> database.uploads().findByLink(TenantId.DEFAULT, link))
        .orElseGet(
            () ->
                query
                    .token()
                    .flatMap(
                        token -> database.uploads().findByToken(TenantId.DEFAULT, token.hash())));
  }

  /// Deletes an upload as the holder of its token would: its links are dead on every node from the
  /// return on, the bytes follow by the sweep.
  ///
  /// @return false where it was gone already
  public boolean delete(CallContext context, Upload upload) {
    return database
        .transactions()
        .write(
            () -> {
              var locked = database.uploads().lockByToken(upload.tenant(), upload.token());
              locked.ifPresent(found -> database.uploads().remove(upload.tenant(), found));
              return locked.isPresent();
            });
  }
}
