package dev.waybill.rest.page;

import dev.waybill.domain.access.AccessPolicy;
import dev.waybill.domain.access.ManagementToken;
import dev.waybill.domain.expiry.ExpiryChoice;
import java.time.Instant;
import java.util.List;

/// An upload as its owner sees it, with the forms `POST /manage/{token}` (`access`, `password`,
/// `expires`) and `POST /delete/{token}`. The page that an upload leads to, too.
///
/// @param link the absolute link to give away
/// @param address the absolute address of this page
/// @param files each row's address is that file's own absolute link
/// @param downloads how often the content was fetched to its end, so far
/// @param expiries the lifetimes that may be chosen
/// @param encrypted whether the sender encrypted the files end to end
/// @param occasion what led here
/// @param warnings what the upload was warned of, in English as in the API
public record ManagePage(
    ManagementToken token,
    String link,
    String address,
    List<FileRow> files,
    AccessPolicy access,
    Instant createdAt,
    Instant expiresAt,
    long downloads,
    List<ExpiryChoice> expiries,
    boolean encrypted,
    Occasion occasion,
    List<String> warnings)
    implements Page {
  /// What has just happened.
  public enum Occasion {
    /// Nothing: the owner came back.
    VISIT,
    /// The upload was made.
    UPLOADED,
    /// A change was saved.
    SAVED,
    /// A password was chosen and none given: nothing was changed.
    PASSWORD_MISSING
  }

  public ManagePage {
    files = List.copyOf(files);
    expiries = List.copyOf(expiries);
    warnings = List.copyOf(warnings);
  }

  public ManagePage warnedOf(List<String> sentences) {
    return new ManagePage(
        token, link, address, files, access, createdAt, expiresAt, downloads, expiries, encrypted,
        occasion, sentences);
  }

  /// Whether the upload needs nothing but its link.
  public boolean isPublic() {
    return access instanceof AccessPolicy.Public;
  }

  /// Whether the link opens for nobody but the owner.
  public boolean isPrivate() {
    return access instanceof AccessPolicy.Private;
  }

  public boolean isFresh() {
    return occasion == Occasion.UPLOADED;
  }

  public boolean isSaved() {
    return occasion == Occasion.SAVED;
  }

  public boolean isPasswordMissing() {
    return occasion == Occasion.PASSWORD_MISSING;
  }

  @Override
  public int status() {
    return isPasswordMissing() ? 400 : 200;
  }

  public QrCode qr() {
    return QrCode.of(link);
  }
}
