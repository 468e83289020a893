package dev.waybill.rest.page;

import dev.waybill.domain.size.ByteCount;
import dev.waybill.domain.upload.StoredFile;

/// One file in a list.
///
/// @param name with its folders, where it has some
/// @param sha256 64 hexadecimal digits
/// @param url where its bytes come from: a path, with a query where it needs one
public record FileRow(String name, ByteCount size, String type, String sha256, String url) {
  public static FileRow of(StoredFile file, String url) {
    return new FileRow(
        file.path().value(), file.size(), file.type().value(), file.sha256().hex(), url);
  }
}
