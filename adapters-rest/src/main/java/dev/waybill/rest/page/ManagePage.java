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
/// @param fresh whether the upload has just been made
/// @param saved whether a change has just been made
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
    boolean fresh,
    boolean saved)
    implements Page {
  public ManagePage {
    files = List.copyOf(files);
    expiries = List.copyOf(expiries);
  }

  /// Whether the upload needs nothing but its link.
  public boolean isPublic() {
    return access instanceof AccessPolicy.Public;
  }

  /// Whether the link opens for nobody but the owner.
  public boolean isPrivate() {
    return access instanceof AccessPolicy.Private;
  }

  public QrCode qr() {
    return QrCode.of(link);
  }
}
