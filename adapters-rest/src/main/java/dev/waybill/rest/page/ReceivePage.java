package dev.waybill.rest.page;

import java.time.Instant;
import java.util.List;

/// What a link leads to, for somebody who may read it.
///
/// @param downloadUrl path and query that give the file, or all files as a zip
/// @param files those behind this link, never empty; each row's address gives that file
/// @param ownView whether nobody but its owner sees it
public record ReceivePage(
    String downloadUrl, List<FileRow> files, Instant expiresAt, boolean ownView) implements Page {
  public ReceivePage {
    files = List.copyOf(files);
  }
}
